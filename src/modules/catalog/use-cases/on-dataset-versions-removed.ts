import { DatasetVersionsRemoved } from '#modules/datasets';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { SchemaRepository } from '../infra/schema.repository.js';

@Subscriber({ event: DatasetVersionsRemoved, name: 'catalog.on-dataset-versions-removed' })
export class OnDatasetVersionsRemoved implements Subscribes<DatasetVersionsRemoved> {
  constructor(private readonly schemas: SchemaRepository) {}

  handle({ input: { dataSourceId, versions } }: DatasetVersionsRemoved, tx: Transaction): Promise<void> {
    return this.schemas.remove(dataSourceId, versions, tx);
  }
}
