import { Module } from '@nestjs/common';
import { LiveDatabases, LiveDatabasesConfig } from '#shared/live-databases';
import { queriesContract } from './contract/index.js';
import { QueryController } from './http/query.controller.js';
import { QueriesConfig } from './infra/config.js';
import { DuckdbEngine } from './infra/duckdb-engine.js';
import { DuckdbParser } from './infra/duckdb-parser.js';
import { EngineChoice } from './infra/engine-choice.js';
import { EngineMeter } from './infra/engine-meter.js';
import { Engines } from './infra/engines.js';
import { Gate } from './infra/gate.js';
import { LiveEngine } from './infra/live-engine.js';
import { LiveSources } from './infra/live-sources.js';
import { MemoryGuard } from './infra/memory-guard.js';
import { PostgresqlParser } from './infra/postgresql-parser.js';
import { ResultCache } from './infra/result-cache.js';
import { RunningStatements } from './infra/running-statements.js';
import { Schemas } from './infra/schemas.js';
import { EngineSlots } from './infra/slots.js';
import { VersionFiles } from './infra/version-files.js';
import { useCases } from './use-cases/index.js';

@Module({
  controllers: [QueryController],
  providers: [
    QueriesConfig,
    DuckdbEngine,
    DuckdbParser,
    EngineChoice,
    EngineMeter,
    Engines,
    EngineSlots,
    Gate,
    LiveDatabases,
    LiveDatabasesConfig,
    LiveEngine,
    LiveSources,
    MemoryGuard,
    PostgresqlParser,
    ResultCache,
    RunningStatements,
    Schemas,
    VersionFiles,
    ...useCases,
  ],
})
export class QueriesModule {
  static readonly contract = queriesContract;
}
