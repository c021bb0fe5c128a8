import { DataSourceCreated } from '#modules/data-sources';
import { Clock } from '#shared/clock';
import { correlationId } from '#shared/correlation';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

@Subscriber({ event: DataSourceCreated, name: 'billing.on-data-source-created' })
export class OnDataSourceCreated implements Subscribes<DataSourceCreated> {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async handle({ input }: DataSourceCreated, tx: Transaction): Promise<void> {
    const item = {
      organizationId: input.organizationId,
      meter: 'sources',
      itemId: input.dataSourceId,
    } as const;
    await this.ledger.addItem({ ...item, amount: 1 }, periodOf(this.clock.now()), tx);
    await this.ledger.settle(
      { organizationId: input.organizationId, meter: 'sources', correlationId: correlationId() },
      tx,
    );
  }
}
