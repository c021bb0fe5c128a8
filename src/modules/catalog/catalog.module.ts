import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveDatabases, LiveDatabasesConfig } from '#shared/live-databases';
import { catalogContract } from './contract/index.js';
import { IntrospectionController } from './http/introspection.controller.js';
import { SchemaController } from './http/schema.controller.js';
import { VersionsController } from './http/versions.controller.js';
import { CatalogConfig } from './infra/config.js';
import { KnownSchemas } from './infra/known-schemas.js';
import { LiveCatalog } from './infra/live-catalog.js';
import { SchemaRepository } from './infra/schema.repository.js';
import { SchemaVersionEntity } from './infra/schema-version.entity.js';
import { SourceNotesEntity } from './infra/source-notes.entity.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([SchemaVersionEntity, SourceNotesEntity])],
  controllers: [IntrospectionController, SchemaController, VersionsController],
  providers: [
    CatalogConfig,
    KnownSchemas,
    LiveCatalog,
    LiveDatabases,
    LiveDatabasesConfig,
    SchemaRepository,
    ...useCases,
  ],
})
export class CatalogModule {
  static readonly contract = catalogContract;
}
