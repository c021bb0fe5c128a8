import { QueryBus } from '@nestjs/cqrs';
import { DataSourceReady, GetDataSource } from '#modules/data-sources';
import { systemActor } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Outbox, Subscriber, type Subscribes } from '#shared/messaging';
import { ObjectStore } from '#shared/object-store';
import { DatasetVersionsRemoved } from '../contract/index.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';

/** Once a version answers, as many before it are kept as were asked for. */
@Subscriber({ event: DataSourceReady, name: 'datasets.on-data-source-ready' })
export class OnDataSourceReady implements Subscribes<DataSourceReady> {
  constructor(
    private readonly queries: QueryBus,
    private readonly outbox: Outbox,
    private readonly store: ObjectStore,
    private readonly versions: DatasetVersionRepository,
  ) {}

  async handle({ input: { dataSourceId, organizationId } }: DataSourceReady, tx: Transaction): Promise<void> {
    const actor = systemActor(organizationId);
    const source = await this.queries.execute(new GetDataSource({ actor, dataSourceId }));
    // A later version may answer by now.
    const { copy, version: current } = source;
    if (!copy || current === undefined) return;
    const gone = await this.versions.removeOlder({ dataSourceId, current, keep: copy.keepVersions }, tx);
    if (gone.length === 0) return;
    const versions = gone.map(({ version }) => version);
    await this.outbox.add(new DatasetVersionsRemoved({ dataSourceId, versions }), tx);
    for (const { objectKey } of gone) await this.store.delete(objectKey);
  }
}
