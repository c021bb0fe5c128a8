import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveDatabases, LiveDatabasesConfig } from '#shared/live-databases';
import { personalDataProviders } from '#shared/personal-data';
import { dataSourcesContract } from './contract/index.js';
import { dataSourcesPersonalData } from './contract/personal-data.js';
import { DataSourcesController } from './http/data-sources.controller.js';
import { HealthController } from './http/health.controller.js';
import { ProcessFileController } from './http/process-file.controller.js';
import { RemovalController } from './http/removal.controller.js';
import { SharingController } from './http/sharing.controller.js';
import { DataSourcesConfig } from './infra/config.js';
import { DataSourceEntity } from './infra/data-source.entity.js';
import { DataSourceRepository } from './infra/data-source.repository.js';
import { HealthRepository } from './infra/health.repository.js';
import { HealthChangeEntity } from './infra/health-change.entity.js';
import { LiveConnections } from './infra/live-connections.js';
import { LoadedVersionEntity } from './infra/loaded-version.entity.js';
import { LoadedVersionRepository } from './infra/loaded-version.repository.js';
import { ShareRepository } from './infra/share.repository.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([DataSourceEntity, HealthChangeEntity, LoadedVersionEntity])],
  controllers: [
    DataSourcesController,
    HealthController,
    ProcessFileController,
    RemovalController,
    SharingController,
  ],
  providers: [
    DataSourceRepository,
    DataSourcesConfig,
    HealthRepository,
    LiveConnections,
    LiveDatabases,
    LiveDatabasesConfig,
    LoadedVersionRepository,
    ShareRepository,
    ...personalDataProviders(dataSourcesPersonalData),
    ...useCases,
  ],
})
export class DataSourcesModule {
  static readonly contract = dataSourcesContract;
}
