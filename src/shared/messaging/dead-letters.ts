import { Injectable } from '@nestjs/common';
import { Database } from '#shared/database';
import { defineErrors } from '#shared/errors';
import { MessagingConfig } from './config.js';
import { outboxChannel } from './outbox.js';
import { Topology } from './topology.js';

/** An event that one subscriber could not handle in all its attempts. */
export interface DeadLetter {
  /** `<schema>:<event id>:<subscriber>`. */
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly subscriber: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly correlationId: string;
  /** ISO 8601: when the event happened. */
  readonly timestamp: string;
  readonly payload: object;
}

export const deadLetterErrors = defineErrors('messaging', {
  deadLetterNotFound: ['not-found', (d: { id: string }) => `There is no dead letter ${d.id}.`],
});

/** `running` deliveries have their last attempt counted too, but are due in the future. */
const isDead =
  'delivered_at is null and attempts >= $1 and (last_error is not null or due_at <= clock_timestamp())';

/** What the relay gave up on: for a person to look at, and to send again when the cause is gone. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly topology: Topology,
    private readonly database: Database,
    private readonly config: MessagingConfig,
  ) {}

  /** Newest first. */
  async list(limit: number): Promise<DeadLetter[]> {
    const parts = this.topology.ownSchemas.map(
      (schema) => `select '${schema}' || ':' || event_id || ':' || subscriber as id, event_id as "eventId",
          event_type as "eventType", subscriber, attempts, coalesce(last_error, 'The process died.') as "lastError",
          correlation_id as "correlationId",
          to_char("timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "timestamp", payload
        from ${schema}.outbox_delivery join ${schema}.outbox_event using (event_id) where ${isDead}`,
    );
    if (parts.length === 0) return [];
    return await this.database.query<DeadLetter>(
      `${parts.join(' union all ')} order by "timestamp" desc, id limit $2`,
      [this.config.maxAttempts, limit],
    );
  }

  async count(): Promise<number> {
    const parts = this.topology.ownSchemas.map(
      (schema) => `(select count(*) from ${schema}.outbox_delivery where ${isDead})`,
    );
    if (parts.length === 0) return 0;
    const [row] = await this.database.query<{ n: string }>(`select ${parts.join(' + ')} as n`, [
      this.config.maxAttempts,
    ]);
    return Number(row?.n ?? 0);
  }

  /** Gives the delivery all its attempts again. */
  async replay(id: string): Promise<void> {
    const [schema = '', eventId = '', subscriber = ''] = id.split(':');
    if (!this.topology.ownSchemas.includes(schema) || !uuid.test(eventId))
      throw deadLetterErrors.deadLetterNotFound({ id });
    const [, replayed] = await this.database.query(
      `update ${schema}.outbox_delivery set attempts = 0, due_at = clock_timestamp(), last_error = null
        where ${isDead} and event_id = $2 and subscriber = $3`,
      [this.config.maxAttempts, eventId, subscriber],
    );
    if (!replayed) throw deadLetterErrors.deadLetterNotFound({ id });
    await this.database.query(`select pg_notify($1, $2)`, [outboxChannel, schema]);
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
