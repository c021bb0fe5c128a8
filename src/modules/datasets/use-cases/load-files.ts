import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetFile } from '#modules/files';
import { systemActor } from '#shared/contracts';
import { ObjectStore } from '#shared/object-store';
import type { ClaimedLoad } from '../infra/dataset-load.repository.js';
import { type BuiltDataset, DatasetLoader, type InputFile } from '../infra/load/dataset-loader.js';

/** Files of the store to one DuckDB file. */
@Injectable()
export class LoadFiles {
  constructor(
    private readonly queries: QueryBus,
    private readonly store: ObjectStore,
    private readonly loader: DatasetLoader,
  ) {}

  async build(load: ClaimedLoad, folder: string): Promise<BuiltDataset> {
    using held = new DisposableStack();
    return await this.loader.load(await this.inputsOf(load, held), folder);
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
