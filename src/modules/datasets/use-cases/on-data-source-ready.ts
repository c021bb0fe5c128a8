import { DataSourceReady } from '#modules/data-sources';
import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { DatasetsConfig } from '../infra/config.js';
import { removeVersions, type VersionsToRemove } from './remove-versions.js';
import { SurplusVersions } from './surplus-versions.js';

/** Once a version answers, those that are not kept with it are to go: later, for statements that began on them. */
@Subscriber({ event: DataSourceReady, name: 'datasets.on-data-source-ready' })
export class OnDataSourceReady implements Subscribes<DataSourceReady> {
  constructor(
    private readonly surplus: SurplusVersions,
    private readonly jobs: Jobs,
    private readonly config: DatasetsConfig,
  ) {}

  async handle({ input: { dataSourceId, organizationId } }: DataSourceReady): Promise<void> {
    const { gone } = await this.surplus.of({ dataSourceId, organizationId });
    if (gone.length === 0) return;
    const versions = gone.map(({ version }) => version);
    const order: VersionsToRemove = { dataSourceId, organizationId, versions };
    await this.jobs.add(removeVersions, order, { delaySeconds: this.config.removeAfterSeconds });
  }
}
