import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveDatabases, LiveDatabasesConfig } from '#shared/live-databases';
import { datasetsContract } from './contract/index.js';
import { DatasetsController } from './http/datasets.controller.js';
import { DatasetsConfig } from './infra/config.js';
import { DatabaseCopier } from './infra/copy/database-copier.js';
import { DatasetLoadEntity } from './infra/dataset-load.entity.js';
import { DatasetLoadRepository } from './infra/dataset-load.repository.js';
import { DatasetVersionEntity } from './infra/dataset-version.entity.js';
import { DatasetVersionRepository } from './infra/dataset-version.repository.js';
import { DatasetLoader } from './infra/load/dataset-loader.js';
import { LoadFolders } from './infra/load-folders.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([DatasetVersionEntity, DatasetLoadEntity])],
  controllers: [DatasetsController],
  providers: [
    DatabaseCopier,
    DatasetsConfig,
    DatasetLoader,
    DatasetLoadRepository,
    DatasetVersionRepository,
    LiveDatabases,
    LiveDatabasesConfig,
    LoadFolders,
    ...useCases,
  ],
})
export class DatasetsModule {
  static readonly contract = datasetsContract;
}
