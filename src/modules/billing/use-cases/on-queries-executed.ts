import { QueriesExecuted } from '#modules/queries';
import { publicOrganizationId } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

/** Rows that were given, from the cache too. */
@Subscriber({ event: QueriesExecuted, name: 'billing.on-queries-executed' })
export class OnQueriesExecuted implements Subscribes<QueriesExecuted> {
  constructor(private readonly ledger: Ledger) {}

  async handle({ input: { queries } }: QueriesExecuted, tx: Transaction): Promise<void> {
    const counted = queries
      .filter(({ organizationId, rowCount }) => organizationId !== publicOrganizationId && rowCount > 0)
      .toSorted((a, b) => a.organizationId.localeCompare(b.organizationId));
    for (const { organizationId, userId, startedAt, rowCount: amount } of counted) {
      const period = periodOf(new Date(startedAt));
      await this.ledger.add({ organizationId, userId, meter: 'rows', amount, period }, tx);
    }
  }
}
