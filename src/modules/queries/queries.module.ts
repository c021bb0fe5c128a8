import { Module } from '@nestjs/common';
import { queriesContract } from './contract/index.js';
import { QueryController } from './http/query.controller.js';
import { QueriesConfig } from './infra/config.js';
import { EngineMeter } from './infra/engine-meter.js';
import { Engines } from './infra/engines.js';
import { Gate } from './infra/gate.js';
import { MemoryGuard } from './infra/memory-guard.js';
import { ResultCache } from './infra/result-cache.js';
import { RunningStatements } from './infra/running-statements.js';
import { Schemas } from './infra/schemas.js';
import { Slots } from './infra/slots.js';
import { SqlParser } from './infra/sql-parser.js';
import { StatementRunner } from './infra/statement-runner.js';
import { VersionFiles } from './infra/version-files.js';
import { useCases } from './use-cases/index.js';

@Module({
  controllers: [QueryController],
  providers: [
    QueriesConfig,
    EngineMeter,
    Engines,
    Gate,
    MemoryGuard,
    ResultCache,
    RunningStatements,
    Schemas,
    Slots,
    SqlParser,
    StatementRunner,
    VersionFiles,
    ...useCases,
  ],
})
export class QueriesModule {
  static readonly contract = queriesContract;
}
