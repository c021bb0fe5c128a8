import { QueryBus } from '@nestjs/cqrs';
import { GetDatasetVersion } from '#modules/datasets';
import { type HandlesJob, type JobContext, JobHandler } from '#shared/jobs';
import { ObjectStore } from '#shared/object-store';
import { CatalogConfig } from '../infra/config.js';
import { type CatalogReading, readCatalog } from '../infra/read-catalog.js';
import { type OwnedVersion, SchemaRepository } from '../infra/schema.repository.js';
import { FitToAnswer } from './fit-to-answer.js';
import { KeepReading } from './keep-reading.js';

export const profileVersion = 'catalog.profile-version';
export interface VersionToProfile extends OwnedVersion {
  /** Also when it has been read by the rules of today. */
  readonly again?: boolean;
  /** It answers, or was passed over: it is read, and nothing else comes of it. */
  readonly settled?: boolean;
}

const attempts = 3;

/** Reads the catalog of a version; then the version can be asked, if its data is as it has to be. */
@JobHandler({ name: profileVersion, attempts, concurrency: 1, backoffSeconds: 2, timeoutSeconds: 3600 })
export class ProfileVersion implements HandlesJob<VersionToProfile> {
  constructor(
    private readonly queries: QueryBus,
    private readonly store: ObjectStore,
    private readonly config: CatalogConfig,
    private readonly schemas: SchemaRepository,
    private readonly keeping: KeepReading,
    private readonly fitness: FitToAnswer,
  ) {}

  async run(
    { again = false, settled = false, ...ref }: VersionToProfile,
    context: JobContext,
  ): Promise<void> {
    const { dataSourceId, version } = ref;
    try {
      if (again || !(await this.schemas.isCurrent({ dataSourceId, version })))
        await this.keeping.keep(ref, await this.read(ref, context));
      if (!settled) await this.fitness.admit(ref);
    } catch (error) {
      if (context.attempt >= attempts && !settled) await this.fitness.failed(dataSourceId, error);
      throw error;
    }
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
