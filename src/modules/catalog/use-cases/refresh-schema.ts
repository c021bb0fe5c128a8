import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { dataSourcesErrors, GetDataSource } from '#modules/data-sources';
import { Jobs } from '#shared/jobs';
import { RefreshSchema, type SchemaRefreshView } from '../contract/index.js';
import { profileVersion, type VersionToProfile } from './profile-version.js';
import { readLiveSource } from './read-live-source.js';

@CommandHandler(RefreshSchema)
export class RefreshSchemaHandler implements ICommandHandler<RefreshSchema> {
  constructor(
    private readonly queries: QueryBus,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input }: RefreshSchema): Promise<SchemaRefreshView> {
    const source = await this.queries.execute(new GetDataSource({ ...input, access: 'manage' }));
    const { id: dataSourceId, organizationId, kind, mode, status, version } = source;
    if (kind === 'builtin') throw dataSourcesErrors.builtin();
    if (version === undefined) throw dataSourcesErrors.notReady({ dataSourceId, status });
    const data: VersionToProfile = { dataSourceId, version, organizationId, again: true };
    const job = mode === 'live' ? readLiveSource : profileVersion;
    await this.jobs.add(job, data, { key: `${dataSourceId} ${version}` });
    return { dataSourceId, version };
  }
}
