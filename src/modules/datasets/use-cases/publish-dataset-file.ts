import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ObjectStore, sha256Of } from '#shared/object-store';
import { type DatasetVersionView, PublishDatasetFile } from '../contract/index.js';
import { versionOf } from '../domain/version.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';
import { LoadFolders } from '../infra/load-folders.js';
import { tablesIn } from '../infra/tables-in.js';
import { PublishVersion } from './publish-version.js';

@CommandHandler(PublishDatasetFile)
export class PublishDatasetFileHandler implements ICommandHandler<PublishDatasetFile> {
  constructor(
    private readonly store: ObjectStore,
    private readonly folders: LoadFolders,
    private readonly versions: DatasetVersionRepository,
    private readonly publishing: PublishVersion,
  ) {}

  async execute({ input }: PublishDatasetFile): Promise<DatasetVersionView> {
    const { dataSourceId, path } = input;
    const known = await this.versions.find(dataSourceId, versionOf(await sha256Of(path)));
    if (known && (await this.store.exists(known.objectKey))) return known;
    return await this.folders.use(async (folder) => {
      const copy = join(folder, 'data.duckdb');
      await copyFile(path, copy);
      const report = { tables: await tablesIn(copy), changes: [] };
      const published = await this.publishing.publish({ ...input, path: copy, report, origins: [] });
      if (!published) throw new Error('A publication without a condition was called off.');
      return published;
    });
  }
}
