import { QueriesExecuted } from '#modules/queries';
import { publicOrganizationId } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { summed } from '../domain/sums.js';
import { Ledger } from './ledger.js';

/** Rows that were given, from the cache too. An event tells of hundreds of runs, and most are a few people's. */
@Subscriber({ event: QueriesExecuted, name: 'billing.on-queries-executed' })
export class OnQueriesExecuted implements Subscribes<QueriesExecuted> {
  constructor(private readonly ledger: Ledger) {}

  async handle({ input: { queries } }: QueriesExecuted, tx: Transaction): Promise<void> {
    const counted = queries
      .filter(({ organizationId, rowCount }) => organizationId !== publicOrganizationId && rowCount > 0)
      .map(({ organizationId, userId, startedAt, rowCount: amount }) => {
        const period = periodOf(new Date(startedAt));
        return { organizationId, userId, meter: 'rows', amount, period } as const;
      });
    for (const use of summed(counted)) await this.ledger.add(use, tx);
  }
}
