import { Injectable, Logger } from '@nestjs/common';
import { withCorrelation } from '#shared/correlation';
import { Database } from '#shared/database';
import { MessagingConfig } from './config.js';
import { MessageObserver } from './message-observer.js';
import { type Claim, OutboxTable } from './outbox-table.js';
import { Subscribers } from './subscribers.js';
import { Topology } from './topology.js';

export interface Drained {
  readonly delivered: number;
  /** Milliseconds until the first of the failed deliveries is due again. */
  readonly retryInMs?: number;
}

/** Carries committed events to every subscriber of this process, at least once, each with its own record. */
@Injectable()
export class OutboxRelay {
  private readonly log = new Logger(OutboxRelay.name);

  constructor(
    private readonly topology: Topology,
    private readonly database: Database,
    private readonly subscribers: Subscribers,
    private readonly config: MessagingConfig,
    private readonly observer: MessageObserver,
  ) {}

  /** Attempts everything that is due now, each delivery once. Returns how many succeeded. */
  async drain(): Promise<number> {
    let delivered = 0;
    for (const schema of this.topology.schemas) delivered += (await this.drainSchema(schema)).delivered;
    return delivered;
  }

  /** The same for the outbox of one module. Once aborted, it ends with the delivery that it is at. */
  async drainSchema(schema: string, signal?: AbortSignal): Promise<Drained> {
    const outbox = new OutboxTable(this.database, schema);
    const { routes, ownSchemas, split } = this.topology;
    const startedAt = ownSchemas.includes(schema) ? await outbox.route(routes, split) : await outbox.now();
    const names = this.subscribers.names();
    let delivered = 0;
    let retryInMs: number | undefined;
    for (;;) {
      const claim = signal?.aborted ? undefined : await outbox.claim(startedAt, names, this.config);
      if (!claim) return retryInMs === undefined ? { delivered } : { delivered, retryInMs };
      const wait = await this.deliver(outbox, claim);
      if (wait === 'delivered') delivered++;
      else if (wait !== undefined) retryInMs = Math.min(retryInMs ?? wait, wait);
    }
  }

  /** Which outboxes have something to do, asked in one statement. */
  async dueSchemas(): Promise<string[]> {
    const { ownSchemas, heardSchemas } = this.topology;
    const due = (schema: string) =>
      `exists (select from ${schema}.outbox_delivery
                where delivered_at is null and due_at <= now() and attempts < $1 and subscriber = any ($2))`;
    const unrouted = (schema: string) =>
      `exists (select from ${schema}.outbox_event where routed_at is null)`;
    const tests = [
      ...ownSchemas.map(
        (schema) => `select '${schema}' as schema where ${unrouted(schema)} or ${due(schema)}`,
      ),
      ...heardSchemas.map((schema) => `select '${schema}' as schema where ${due(schema)}`),
    ];
    if (tests.length === 0) return [];
    const rows = await this.database.query<{ schema: string }>(tests.join(' union all '), [
      this.config.maxAttempts,
      this.subscribers.names(),
    ]);
    return rows.map(({ schema }) => schema);
  }

  private async deliver(outbox: OutboxTable, claim: Claim): Promise<'delivered' | number | undefined> {
    const { subscriber, eventId, correlationId, origin } = claim;
    const payload = this.topology.payloadFor(claim);
    const work = () => this.subscribers.handle(subscriber, payload, eventId);
    try {
      await withCorrelation(
        correlationId,
        () => this.observer.observe('event', subscriber, work),
        origin ?? undefined,
      );
    } catch (error) {
      this.log.warn(`${subscriber} failed on event ${eventId}: ${describe(error)}`);
      return await outbox.recordFailure(claim, describe(error), this.config.maxAttempts);
    }
    await outbox.recordSuccess(claim);
    return 'delivered';
  }
}

/** With the cause: what a person needs who looks at a dead letter. */
function describe(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause ? `${error} (${cause})` : String(error);
}
