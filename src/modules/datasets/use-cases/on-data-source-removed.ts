import { DataSourceRemoved } from '#modules/data-sources';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { ObjectStore } from '#shared/object-store';
import { DatasetLoadRepository } from '../infra/dataset-load.repository.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';

/** The data goes when its source goes. Deleting an object twice is no error, so a repetition does no harm. */
@Subscriber({ event: DataSourceRemoved, name: 'datasets.on-data-source-removed' })
export class OnDataSourceRemoved implements Subscribes<DataSourceRemoved> {
  constructor(
    private readonly store: ObjectStore,
    private readonly loads: DatasetLoadRepository,
    private readonly versions: DatasetVersionRepository,
  ) {}

  async handle({ input: { dataSourceId } }: DataSourceRemoved, tx: Transaction): Promise<void> {
    await this.loads.removeAllOf(dataSourceId, tx);
    for (const key of await this.versions.removeAllOf(dataSourceId, tx)) await this.store.delete(key);
  }
}
