import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { RedisModule } from '#shared/redis';
import { operationsContract } from './contract/index.js';
import { DeadLettersController } from './http/dead-letters.controller.js';
import { HealthController } from './http/health.controller.js';
import { MetricsController } from './http/metrics.controller.js';
import { OrganizationsController } from './http/organizations.controller.js';
import { OperationsConfig } from './infra/config.js';
import { DataProbes } from './infra/data-probes.js';
import { Liveness } from './infra/liveness.js';
import { Probes } from './infra/probes.js';
import { ServerProbes } from './infra/server-probes.js';
import { ShutdownState } from './infra/shutdown-state.js';
import { StorageProbes } from './infra/storage-probes.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [
    RedisModule,
    TerminusModule.forRoot({ logger: false }),
    PrometheusModule.register({
      path: 'metrics',
      controller: MetricsController,
      defaultMetrics: { enabled: false },
    }),
  ],
  controllers: [DeadLettersController, HealthController, OrganizationsController],
  providers: [
    OperationsConfig,
    DataProbes,
    Liveness,
    Probes,
    ServerProbes,
    ShutdownState,
    StorageProbes,
    ...useCases,
  ],
})
export class OperationsModule {
  static readonly contract = operationsContract;
}
