import { DataSourceRefreshRequested } from '#modules/data-sources';
import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { readLiveSource, type SourceToRead } from './read-live-source.js';

/** The database may have got other tables, or be another one. */
@Subscriber({ event: DataSourceRefreshRequested, name: 'catalog.on-data-source-refresh-requested' })
export class OnDataSourceRefreshRequested implements Subscribes<DataSourceRefreshRequested> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ id, input }: DataSourceRefreshRequested): Promise<void> {
    const { dataSourceId, organizationId, mode } = input;
    if (mode !== 'live') return;
    const data: SourceToRead = { dataSourceId, organizationId };
    await this.jobs.add(readLiveSource, data, { key: `${dataSourceId} ${id}` });
  }
}
