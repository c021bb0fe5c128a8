import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveDatabases, LiveDatabasesConfig } from '#shared/live-databases';
import { personalDataProviders } from '#shared/personal-data';
import { queriesContract } from './contract/index.js';
import { queriesPersonalData } from './contract/personal-data.js';
import { ExplainController } from './http/explain.controller.js';
import { FileController } from './http/file.controller.js';
import { HistoryController } from './http/history.controller.js';
import { PolicyTrialsController } from './http/policies.controller.js';
import { QueryController } from './http/query.controller.js';
import { ResultsController } from './http/results.controller.js';
import { StatsController } from './http/stats.controller.js';
import { AccessRecord } from './infra/access-record.js';
import { Cancellations } from './infra/cancellations.js';
import { QueriesConfig } from './infra/config.js';
import { DuckdbEngine } from './infra/duckdb-engine.js';
import { DuckdbParser } from './infra/duckdb-parser.js';
import { DuckdbResultWriter } from './infra/duckdb-result-writer.js';
import { EngineChoice } from './infra/engine-choice.js';
import { EngineHosts } from './infra/engine-host/engine-hosts.js';
import { EngineMeter } from './infra/engine-meter.js';
import { SpareProcess } from './infra/engine-process/spare-process.js';
import { Engines } from './infra/engines.js';
import { FileEngine } from './infra/file-engine.js';
import { DuckdbWriter } from './infra/files/duckdb-writer.js';
import { LiveWriter } from './infra/files/live-writer.js';
import { ResultFiles } from './infra/files/result-files.js';
import { Gate } from './infra/gate.js';
import { GuardedInspection } from './infra/guarded-inspection.js';
import { KnownRuns } from './infra/known-runs.js';
import { LiveEngine } from './infra/live-engine.js';
import { LiveSources } from './infra/live-sources.js';
import { MemoryGuard } from './infra/memory-guard.js';
import { MysqlParser } from './infra/mysql-parser.js';
import { Parsers } from './infra/parsers.js';
import { PostgresqlParser } from './infra/postgresql-parser.js';
import { ResultCache } from './infra/result-cache.js';
import { RunEntity } from './infra/run.entity.js';
import { RunRepository } from './infra/run.repository.js';
import { RunHistory } from './infra/run-history.js';
import { RunStats } from './infra/run-stats.js';
import { RunningStatements } from './infra/running-statements.js';
import { Schemas } from './infra/schemas.js';
import { SharedRuns } from './infra/shared-runs.js';
import { EngineSlots } from './infra/slots.js';
import { StatementLimits } from './infra/statement-limits.js';
import { VersionFiles } from './infra/version-files.js';
import { Admission } from './use-cases/admission.js';
import { EarlierRuns } from './use-cases/earlier-runs.js';
import { FileQueries } from './use-cases/file-queries.js';
import { useCases } from './use-cases/index.js';
import { PolicyTrials } from './use-cases/policy-trials.js';
import { Recording } from './use-cases/recording.js';
import { Writing } from './use-cases/writing.js';

@Module({
  imports: [TypeOrmModule.forFeature([RunEntity])],
  controllers: [
    ExplainController,
    FileController,
    HistoryController,
    PolicyTrialsController,
    QueryController,
    ResultsController,
    StatsController,
  ],
  providers: [
    AccessRecord,
    Admission,
    Cancellations,
    QueriesConfig,
    DuckdbEngine,
    DuckdbParser,
    DuckdbResultWriter,
    DuckdbWriter,
    EarlierRuns,
    FileEngine,
    FileQueries,
    EngineChoice,
    EngineMeter,
    EngineHosts,
    Engines,
    EngineSlots,
    Gate,
    GuardedInspection,
    KnownRuns,
    LiveDatabases,
    LiveDatabasesConfig,
    LiveEngine,
    LiveSources,
    LiveWriter,
    MemoryGuard,
    MysqlParser,
    Parsers,
    PolicyTrials,
    PostgresqlParser,
    ResultCache,
    ResultFiles,
    Recording,
    RunHistory,
    RunningStatements,
    RunRepository,
    RunStats,
    Schemas,
    SharedRuns,
    SpareProcess,
    StatementLimits,
    VersionFiles,
    Writing,
    ...personalDataProviders(queriesPersonalData),
    ...useCases,
  ],
})
export class QueriesModule {
  static readonly contract = queriesContract;
}
