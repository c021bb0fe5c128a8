import { Logger } from '@nestjs/common';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import type { ClaimedLoad } from '../infra/dataset-load.repository.js';
import { LoadFolders } from '../infra/load-folders.js';
import { CopyDatabase } from './copy-database.js';
import { LoadFiles } from './load-files.js';
import { type Carrying, type LoadOrder, Loads, loadJob } from './loads.js';
import { PublishVersion } from './publish-version.js';

/** Carries out the order to load a source: to one DuckDB file, and that to a version. */
@JobHandler({ name: loadJob, timeoutSeconds: 3600 })
export class LoadDataset implements HandlesJob<LoadOrder> {
  private readonly log = new Logger(LoadDataset.name);

  constructor(
    private readonly loads: Loads,
    private readonly folders: LoadFolders,
    private readonly files: LoadFiles,
    private readonly databases: CopyDatabase,
    private readonly versions: PublishVersion,
  ) {}

  async run({ loadId }: LoadOrder): Promise<void> {
    await this.loads.carryOut(loadId, (load, carrying) =>
      this.folders.use((folder) => this.load(load, folder, carrying)),
    );
  }

  private async load(load: ClaimedLoad, folder: string, carrying: Carrying): Promise<void> {
    const started = performance.now();
    const { id, dataSourceId, organizationId, origin } = load;
    const built =
      origin === 'files'
        ? await this.files.build(load, folder)
        : await this.databases.build(load, folder, carrying);
    const finished = { dataSourceId, organizationId, ...built };
    const published = await this.versions.publish(finished, (version, tx) =>
      this.loads.end(id, { version, headway: carrying.headway }, tx),
    );
    const took = Math.round(performance.now() - started);
    this.log.log(`Data source ${dataSourceId}: version ${published?.version ?? 'dropped'} after ${took} ms`);
  }
}
