import type { Origin } from '#shared/contracts';
import type { Database } from '#shared/database';
import { outboxChannel } from './outbox.js';

/** One delivery that this process has begun. */
export interface Claim {
  readonly eventId: string;
  readonly eventType: string;
  readonly subscriber: string;
  readonly payload: object;
  readonly correlationId: string;
  readonly origin: Origin | null;
  /** When the event happened. */
  readonly timestamp: Date;
}

export interface Route {
  readonly eventType: string;
  readonly subscriber: string;
}

export interface RetryRules {
  readonly maxAttempts: number;
  readonly retryAfterSeconds: number;
}

const longestRetrySeconds = 3600;

/** The outbox of one module, in SQL. Every step is one statement. */
export class OutboxTable {
  constructor(
    private readonly database: Database,
    private readonly schema: string,
  ) {}

  /**
   * One delivery per subscriber for each event that has none yet. Returns the time on the clock of the
   * database. `tell`: other processes, which wait for deliveries of theirs, are woken.
   */
  async route(routes: readonly Route[], tell: boolean): Promise<string> {
    const [row] = await this.database.query<{ now: string }>(
      `with routed as (
         update ${this.schema}.outbox_event set routed_at = clock_timestamp()
          where event_id in (
            select event_id from ${this.schema}.outbox_event
             where routed_at is null order by position limit 1000 for update skip locked)
         returning event_id, event_type
       ), delivery as (
         insert into ${this.schema}.outbox_delivery (event_id, subscriber)
         select event_id, subscriber
           from routed join unnest($1::text[], $2::text[]) as route (type, subscriber) on type = event_type
         returning 1
       )
       select clock_timestamp()::text as now,
              (select pg_notify('${outboxChannel}', '${this.schema}')::text from delivery where $3 limit 1)`,
      [routes.map(({ eventType }) => eventType), routes.map(({ subscriber }) => subscriber), tell],
    );
    return row?.now ?? '';
  }

  async now(): Promise<string> {
    const [row] = await this.database.query<{ now: string }>('select clock_timestamp()::text as now');
    return row?.now ?? '';
  }

  /**
   * The next delivery that was due at `startedAt`, already counted and already rescheduled: a process that
   * dies while it delivers has used up an attempt, and the delivery comes back by itself.
   */
  async claim(
    startedAt: string,
    subscribers: readonly string[],
    { maxAttempts, retryAfterSeconds }: RetryRules,
  ): Promise<Claim | undefined> {
    const [claims] = await this.database.query<Claim[]>(
      `update ${this.schema}.outbox_delivery as delivery
          set attempts = delivery.attempts + 1,
              due_at = clock_timestamp()
                + least($4 * power(2, delivery.attempts), ${longestRetrySeconds}) * interval '1 second'
         from (
           select event_id, event_type, subscriber, payload, correlation_id, origin, "timestamp"
             from ${this.schema}.outbox_delivery join ${this.schema}.outbox_event using (event_id)
            where delivered_at is null and due_at <= $1 and subscriber = any ($2) and attempts < $3
            order by position, subscriber limit 1 for update of outbox_delivery skip locked
         ) as next
        where delivery.event_id = next.event_id and delivery.subscriber = next.subscriber
       returning next.event_id as "eventId", next.event_type as "eventType", next.subscriber, next.payload,
                 next.correlation_id as "correlationId", next.origin, next."timestamp"`,
      [startedAt, subscribers, maxAttempts, retryAfterSeconds],
    );
    return claims?.[0];
  }

  async recordSuccess({ eventId, subscriber }: Claim): Promise<void> {
    await this.database.query(
      `update ${this.schema}.outbox_delivery set delivered_at = clock_timestamp(), last_error = null
        where event_id = $1 and subscriber = $2`,
      [eventId, subscriber],
    );
  }

  /** Returns in how many milliseconds the next attempt is due; nothing after the last one. */
  async recordFailure(
    { eventId, subscriber }: Claim,
    error: string,
    maxAttempts: number,
  ): Promise<number | undefined> {
    const [rows] = await this.database.query<{ again: boolean; wait: number }[]>(
      `update ${this.schema}.outbox_delivery set last_error = $3 where event_id = $1 and subscriber = $2
       returning attempts < $4 as again, extract(epoch from due_at - clock_timestamp())::float8 * 1000 as wait`,
      [eventId, subscriber, error, maxAttempts],
    );
    const row = rows?.[0];
    return row?.again ? Math.max(0, row.wait) : undefined;
  }

  /** Forgets what was delivered long ago. An inbox row must outlive every repetition of its event. */
  async clear(keepDays: number): Promise<void> {
    const old = `clock_timestamp() - $1 * interval '1 day'`;
    await this.database.query(
      `delete from ${this.schema}.outbox_delivery
        where event_id in (select event_id from ${this.schema}.outbox_event where routed_at < ${old})
          and delivered_at < ${old}`,
      [keepDays],
    );
    await this.database.query(
      `delete from ${this.schema}.outbox_event as event
        where routed_at < ${old}
          and not exists (select from ${this.schema}.outbox_delivery as open where open.event_id = event.event_id)`,
      [keepDays],
    );
    await this.database.query(`delete from ${this.schema}.inbox where handled_at < ${old}`, [
      keepDays + inboxDays,
    ]);
  }
}

const inboxDays = 30;
