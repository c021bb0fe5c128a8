import { Logger } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetFile } from '#modules/files';
import { systemActor } from '#shared/contracts';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import { ObjectStore } from '#shared/object-store';
import type { ClaimedLoad } from '../infra/dataset-load.repository.js';
import { DatasetLoader, type InputFile } from '../infra/load/dataset-loader.js';
import { LoadFolders } from '../infra/load-folders.js';
import { type LoadOrder, Loads, loadJob } from './loads.js';
import { PublishVersion } from './publish-version.js';

/** Carries out the order to load a source: files to one DuckDB file, and that to a version. */
@JobHandler({ name: loadJob, timeoutSeconds: 3600 })
export class LoadDataset implements HandlesJob<LoadOrder> {
  private readonly log = new Logger(LoadDataset.name);

  constructor(
    private readonly loads: Loads,
    private readonly queries: QueryBus,
    private readonly store: ObjectStore,
    private readonly folders: LoadFolders,
    private readonly loader: DatasetLoader,
    private readonly versions: PublishVersion,
  ) {}

  async run({ loadId }: LoadOrder): Promise<void> {
    await this.loads.carryOut(loadId, (load) => this.folders.use((folder) => this.load(load, folder)));
  }

  private async load(load: ClaimedLoad, folder: string): Promise<void> {
    const started = performance.now();
    const { id, dataSourceId, organizationId } = load;
    using held = new DisposableStack();
    const built = await this.loader.load(await this.inputsOf(load, held), folder);
    const finished = { dataSourceId, organizationId, ...built };
    const published = await this.versions.publish(finished, (tx) => this.loads.end(id, tx));
    const took = Math.round(performance.now() - started);
    this.log.log(`Data source ${dataSourceId}: version ${published?.version ?? 'dropped'} after ${took} ms`);
  }

  /** One after the other: of many that come at once, those behind the first failure would never be let go. */
  private async inputsOf(
    { organizationId, fileIds }: ClaimedLoad,
    held: DisposableStack,
  ): Promise<InputFile[]> {
    const actor = systemActor(organizationId);
    const inputs: InputFile[] = [];
    for (const fileId of fileIds) {
      const { name, format, objectKey } = await this.queries.execute(new GetFile({ actor, fileId }));
      const { path } = held.use(await this.store.localCopy(objectKey));
      inputs.push({ name, format, path });
    }
    return inputs;
  }
}
