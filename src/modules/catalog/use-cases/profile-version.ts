import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { MarkReady, ReportLoadFailed } from '#modules/data-sources';
import { GetDatasetVersion } from '#modules/datasets';
import { type HandlesJob, type JobContext, JobHandler } from '#shared/jobs';
import { ObjectStore } from '#shared/object-store';
import { catalogErrors } from '../contract/index.js';
import { CatalogConfig } from '../infra/config.js';
import { type CatalogReading, readCatalog } from '../infra/read-catalog.js';
import { type OwnedVersion, SchemaRepository } from '../infra/schema.repository.js';
import { KeepReading } from './keep-reading.js';

export const profileVersion = 'catalog.profile-version';
export interface VersionToProfile extends OwnedVersion {
  /** Also when it has been read by the rules of today. */
  readonly again?: boolean;
}

const attempts = 3;

/** Reads the catalog of a version; then the version can be asked. */
@JobHandler({ name: profileVersion, attempts, concurrency: 1, backoffSeconds: 2 })
export class ProfileVersion implements HandlesJob<VersionToProfile> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly store: ObjectStore,
    private readonly config: CatalogConfig,
    private readonly schemas: SchemaRepository,
    private readonly keeping: KeepReading,
  ) {}

  async run({ again = false, ...ref }: VersionToProfile, context: JobContext): Promise<void> {
    const { dataSourceId, version } = ref;
    try {
      if (again || !(await this.schemas.isCurrent({ dataSourceId, version })))
        await this.keeping.keep(ref, await this.read(ref, context));
    } catch (error) {
      if (context.attempt >= attempts) await this.reportFailure(dataSourceId, error);
      throw error;
    }
    await this.commands.execute(new MarkReady({ dataSourceId, version }));
  }

  private async read({ dataSourceId, version }: OwnedVersion, context: JobContext): Promise<CatalogReading> {
    const {
      objectKey,
      declaredKeys,
      origins = [],
    } = await this.queries.execute(new GetDatasetVersion({ dataSourceId, version }));
    using copy = await this.store.localCopy(objectKey);
    return await readCatalog(copy.path, {
      declaredKeys,
      origins,
      limits: this.config,
      progress: inSteps(context),
    });
  }

  private async reportFailure(dataSourceId: string, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const { code, message } = catalogErrors.notProfiled({ reason });
    await this.commands.execute(new ReportLoadFailed({ dataSourceId, code, message }));
  }
}

/** Many tables are no reason to write as many times how far it is. */
function inSteps(context: JobContext): (share: number) => Promise<void> {
  let told = 0;
  return async (share) => {
    const percent = Math.floor(share * 10) * 10;
    if (percent <= told) return;
    told = percent;
    await context.progress(percent);
  };
}
