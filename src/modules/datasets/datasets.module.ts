import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { datasetsContract } from './contract/index.js';
import { DatasetsConfig } from './infra/config.js';
import { DatasetLoadEntity } from './infra/dataset-load.entity.js';
import { DatasetLoadRepository } from './infra/dataset-load.repository.js';
import { DatasetVersionEntity } from './infra/dataset-version.entity.js';
import { DatasetVersionRepository } from './infra/dataset-version.repository.js';
import { DatasetLoader } from './infra/load/dataset-loader.js';
import { LoadFolders } from './infra/load-folders.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([DatasetVersionEntity, DatasetLoadEntity])],
  providers: [
    DatasetsConfig,
    DatasetLoader,
    DatasetLoadRepository,
    DatasetVersionRepository,
    LoadFolders,
    ...useCases,
  ],
})
export class DatasetsModule {
  static readonly contract = datasetsContract;
}
