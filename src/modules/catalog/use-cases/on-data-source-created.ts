import { DataSourceCreated } from '#modules/data-sources';
import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { readLiveSource, type SourceToRead } from './read-live-source.js';

/** What is not copied is read where it is; what is copied comes as a version. */
@Subscriber({ event: DataSourceCreated, name: 'catalog.on-data-source-created' })
export class OnDataSourceCreated implements Subscribes<DataSourceCreated> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ id, input }: DataSourceCreated): Promise<void> {
    const { dataSourceId, organizationId, mode } = input;
    if (mode !== 'live') return;
    const data: SourceToRead = { dataSourceId, organizationId };
    await this.jobs.add(readLiveSource, data, { key: `${dataSourceId} ${id}` });
  }
}
