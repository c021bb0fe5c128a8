import { DataSourceRemoved } from '#modules/data-sources';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

@Subscriber({ event: DataSourceRemoved, name: 'billing.on-data-source-removed' })
export class OnDataSourceRemoved implements Subscribes<DataSourceRemoved> {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async handle({ input }: DataSourceRemoved, tx: Transaction): Promise<void> {
    const item = {
      organizationId: input.organizationId,
      meter: 'sources',
      itemId: input.dataSourceId,
    } as const;
    await this.ledger.removeItem(item, periodOf(this.clock.now()), tx);
  }
}
