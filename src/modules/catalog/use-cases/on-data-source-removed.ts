import { DataSourceRemoved } from '#modules/data-sources';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { SchemaRepository } from '../infra/schema.repository.js';

/** What is known of the data goes when the data goes. */
@Subscriber({ event: DataSourceRemoved, name: 'catalog.on-data-source-removed' })
export class OnDataSourceRemoved implements Subscribes<DataSourceRemoved> {
  constructor(private readonly schemas: SchemaRepository) {}

  handle({ input }: DataSourceRemoved, tx: Transaction): Promise<void> {
    return this.schemas.removeAllOf(input.dataSourceId, tx);
  }
}
