import { DatasetVersionPublished } from '#modules/datasets';
import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { profileVersion, type VersionToProfile } from './profile-version.js';

/** Reading a large version takes longer than hearing of it may: it is a job. */
@Subscriber({ event: DatasetVersionPublished, name: 'catalog.on-dataset-version-published' })
export class OnDatasetVersionPublished implements Subscribes<DatasetVersionPublished> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ input }: DatasetVersionPublished): Promise<void> {
    const { dataSourceId, version, organizationId } = input;
    const data: VersionToProfile = { dataSourceId, version, organizationId };
    await this.jobs.add(profileVersion, data, { key: `${dataSourceId} ${version}` });
  }
}
