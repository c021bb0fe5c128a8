import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#shared/contracts';
import { correlationId, currentOrigin } from '#shared/correlation';
import { Database, type Statement, schemaOf, type Transaction } from '#shared/database';

/** Tells that a schema has events to deliver; the payload is its name. */
export const outboxChannel = 'almanac_outbox';

/** Announces an event if, and only if, the change that it tells of commits. */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  async add(event: DomainEvent<object>, tx: Transaction): Promise<void> {
    const { sql, values } = announcement(event, 1);
    await tx.query(`with ${sql}`, values);
  }

  /**
   * The same for a change that is one statement: both go to the database at once and are a transaction in
   * themselves. For what happens so often that the ways to and fro count.
   */
  async addWith(event: DomainEvent<object>, change: Statement): Promise<void> {
    const { sql, values } = announcement(event, change.values.length + 1);
    await this.database.prepared({
      name: `${change.name} and ${event.type}`,
      text: `with change as (${change.text}), ${sql}`,
      values: [...change.values, ...values],
    });
  }
}

/** PostgreSQL itself sends the notification with the commit, and once per transaction. */
function announcement(event: DomainEvent<object>, first: number) {
  const [module = ''] = event.type.split('.');
  const schema = schemaOf(module);
  const places = [0, 1, 2, 3, 4, 5].map((index) => `$${first + index}`).join(', ');
  return {
    sql: `added as (
            insert into ${schema}.outbox_event (event_id, event_type, source_service, correlation_id, payload, origin)
            values (${places}) returning 1
          )
          select pg_notify('${outboxChannel}', '${schema}') from added`,
    values: [event.id, event.type, module, correlationId(), event.input, currentOrigin() ?? null],
  };
}
