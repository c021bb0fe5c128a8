import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '#shared/jobs';
import { isLiveVersion } from '../infra/read-live-catalog.js';
import { SchemaRepository } from '../infra/schema.repository.js';
import { profileVersion } from './profile-version.js';
import { readLiveSource } from './read-live-source.js';

/** After an update that tells more about data, or tells it better, what is there already is read once more. */
@Injectable()
export class ProfileOutdatedVersions implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly schemas: SchemaRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { dataSourceId, version, organizationId } of await this.schemas.outdated())
      await this.jobs.add(
        isLiveVersion(version) ? readLiveSource : profileVersion,
        { dataSourceId, version, organizationId, settled: true },
        { key: `${dataSourceId} ${version} outdated`, priority: -1 },
      );
  }
}
