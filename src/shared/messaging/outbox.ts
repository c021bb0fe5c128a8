import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#shared/contracts';
import { correlationId } from '#shared/correlation';
import { schemaOf, type Transaction } from '#shared/database';

/** Tells that a schema has events to deliver; the payload is its name. */
export const outboxChannel = 'almanac_outbox';

/** Announces an event if, and only if, the transaction that changed the state commits. */
@Injectable()
export class Outbox {
  async add(event: DomainEvent<object>, tx: Transaction): Promise<void> {
    const [module = ''] = event.type.split('.');
    const schema = schemaOf(module);
    // PostgreSQL itself sends the notification with the commit, and once per transaction.
    await tx.query(
      `with added as (
         insert into ${schema}.outbox_event (event_id, event_type, source_service, correlation_id, payload)
         values ($1, $2, $3, $4, $5) returning 1
       )
       select pg_notify('${outboxChannel}', '${schema}') from added`,
      [event.id, event.type, module, correlationId(), event.input],
    );
  }
}
