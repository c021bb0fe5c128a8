import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { authModule } from '#shared/auth';
import { cacheModule } from '#shared/cache';
import { clockModule } from '#shared/clock';
import { configModule } from '#shared/config';
import type { ModuleClass } from '#shared/contracts';
import { databaseModule } from '#shared/database';
import { idempotencyModule } from '#shared/idempotency';
import { jobsModule } from '#shared/jobs';
import type { RootOptions } from '#shared/lifecycle';
import { mailModule } from '#shared/mail';
import { messagingModule } from '#shared/messaging';
import { objectStoreModule } from '#shared/object-store';
import { operatorsModule } from '#shared/operators';
import { personalDataModule } from '#shared/personal-data';
import { progressModule } from '#shared/progress';
import { quotasModule } from '#shared/quotas';
import { rateLimitsModule } from '#shared/rate-limits';
import { RemoteConfig } from '#shared/remote';
import { retentionModule } from '#shared/retention';
import { secretsModule } from '#shared/secrets';
import { smsModule } from '#shared/sms';
import { streamsModule } from '#shared/streams';
import { telemetryModule } from '#shared/telemetry';
import { BusActorResolver } from './bus-actor-resolver.js';
import { BusQuotas } from './bus-quotas.js';
import { BusRefusalLog } from './bus-refusal-log.js';
import { compose } from './composition.js';
import { BillingModule } from './modules/billing/billing.module.js';
import { CatalogModule } from './modules/catalog/catalog.module.js';
import { CensusModule } from './modules/census/census.module.js';
import { ChartsModule } from './modules/charts/charts.module.js';
import { DataSourcesModule } from './modules/data-sources/data-sources.module.js';
import { DatasetsModule } from './modules/datasets/datasets.module.js';
import { FilesModule } from './modules/files/files.module.js';
import { GovernanceModule } from './modules/governance/governance.module.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { OperationsModule } from './modules/operations/operations.module.js';
import { OrganizationsModule } from './modules/organizations/organizations.module.js';
import { QueriesModule } from './modules/queries/queries.module.js';
import { QuestionsModule } from './modules/questions/questions.module.js';
import { SemanticsModule } from './modules/semantics/semantics.module.js';

/** Every module of the monolith. */
export const modules: ModuleClass[] = [
  BillingModule,
  CatalogModule,
  CensusModule,
  ChartsModule,
  DataSourcesModule,
  DatasetsModule,
  FilesModule,
  GovernanceModule,
  IdentityModule,
  OperationsModule,
  OrganizationsModule,
  QueriesModule,
  QuestionsModule,
  SemanticsModule,
];

/** The composition root: the only place that knows all modules. */
@Module({})
export class AppModule {
  static with(
    { core, databaseUrl, secrets, progress }: RootOptions,
    remote: RemoteConfig = new RemoteConfig(),
  ): DynamicModule {
    const { hosted, links } = compose(modules, { here: core.modules, remote });
    const technology = [
      configModule(core),
      secretsModule(secrets),
      progressModule(progress),
      telemetryModule(),
      clockModule(),
      operatorsModule(),
      CqrsModule.forRoot(),
      databaseModule({ url: databaseUrl }),
      cacheModule(),
      objectStoreModule(),
      mailModule(),
      smsModule(),
      jobsModule({ databaseUrl, alone: core.embedded }),
      streamsModule({ databaseUrl }),
      messagingModule(hosted, modules),
      personalDataModule(modules),
      retentionModule(modules),
      authModule({ resolver: BusActorResolver, refusalLog: BusRefusalLog }),
      rateLimitsModule(),
      idempotencyModule(),
      quotasModule({ quotas: BusQuotas }),
    ];
    return { module: AppModule, imports: [...technology, ...hosted, ...links] };
  }
}
