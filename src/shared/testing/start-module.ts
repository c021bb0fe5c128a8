import type { Provider } from '@nestjs/common';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { authModule } from '#shared/auth';
import { cacheModule } from '#shared/cache';
import { clockModule } from '#shared/clock';
import { configModule } from '#shared/config';
import type { DomainEvent, ModuleClass } from '#shared/contracts';
import { Database, databaseModule, schemaOf } from '#shared/database';
import { httpAdapter, setUpHttp } from '#shared/http';
import { idempotencyModule } from '#shared/idempotency';
import { Jobs, JobsConfig, jobsModule, type PgJobs } from '#shared/jobs';
import { mailModule } from '#shared/mail';
import { MessagingConfig, messagingModule, OutboxRelay, Subscribers } from '#shared/messaging';
import { objectStoreModule } from '#shared/object-store';
import { operatorsModule } from '#shared/operators';
import { personalDataModule } from '#shared/personal-data';
import { progressModule } from '#shared/progress';
import { retentionModule } from '#shared/retention';
import { secretsModule } from '#shared/secrets';
import { smsModule } from '#shared/sms';
import { streamsModule } from '#shared/streams';
import { TestActorResolver } from './test-actors.js';
import { testCore } from './test-core.js';
import { createTestDatabase } from './test-database.js';
import { makeTestFolder } from './test-folder.js';
import { testSecrets } from './test-secrets.js';

export interface StartOptions {
  /** Canned answers of other modules, by message: `stubQuery(GetDataSource, ...)`. */
  readonly stubs?: Provider[];
  readonly override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** No polling: a test says when events travel. A failed delivery is due again at once. */
export const manualMessaging: MessagingConfig = {
  pollEveryMs: 0,
  retryAfterSeconds: 0,
  maxAttempts: 3,
  keepDays: 7,
};

/** No workers: a test says when jobs run. */
export const manualJobs: JobsConfig = {
  workers: 'off',
  pollEverySeconds: 10,
  takeOverSeconds: 30,
  keepDays: 1,
};

/**
 * Boots one module the way it would run as its own process: on real Postgres, with the rights of its
 * own schema only, the other modules replaced by the messages they answer.
 */
export async function startModule(module: ModuleClass, options: StartOptions = {}) {
  const own = module.contract.module;
  const database = await createTestDatabase();
  const folder = await makeTestFolder();
  const app = await boot(module, options, { databaseUrl: database.url, dataFolder: folder.path });

  return {
    commands: app.get(CommandBus),
    queries: app.get(QueryBus),
    get: app.get.bind(app) as NestFastifyApplication['get'],
    relay: app.get(OutboxRelay),
    jobs: manualJobsOf(app),
    /** Sends a request through the real HTTP stack, without a socket. */
    http: app.inject.bind(app),
    /** Lets the module hear an event of another module, as the relay would. */
    hear: (event: DomainEvent<object>) => hear(app.get(Subscribers), event),
    /** What the module has announced and committed, oldest first. */
    published: () =>
      app
        .get(Database)
        .query<{ type: string; input: object }>(
          `select event_type as type, payload as input from ${schemaOf(own)}.outbox_event order by position`,
        ),
    stop: async () => {
      await app.close();
      await database.drop();
      await folder.remove();
    },
  };
}

interface Places {
  readonly databaseUrl: string;
  readonly dataFolder: string;
}

async function boot(
  module: ModuleClass,
  { stubs = [], override = (b) => b }: StartOptions,
  { databaseUrl, dataFolder }: Places,
): Promise<NestFastifyApplication> {
  const builder = Test.createTestingModule({
    imports: [
      CqrsModule.forRoot(),
      clockModule(),
      configModule(testCore({ dataFolder })),
      secretsModule(testSecrets()),
      progressModule(),
      databaseModule({ url: databaseUrl, asModule: module.contract.module }),
      messagingModule([module]),
      personalDataModule([module]),
      retentionModule([module]),
      authModule({ resolver: TestActorResolver }),
      operatorsModule(),
      idempotencyModule(),
      cacheModule(),
      jobsModule({ databaseUrl }),
      streamsModule({ databaseUrl }),
      mailModule(),
      smsModule(),
      objectStoreModule(),
      module,
    ],
    providers: stubs,
  })
    .overrideProvider(MessagingConfig)
    .useValue(manualMessaging)
    .overrideProvider(JobsConfig)
    .useValue(manualJobs);
  const compiled = await override(builder).compile();
  const app = compiled.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
  await setUpHttp(app).init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function manualJobsOf(app: NestFastifyApplication) {
  const jobs = app.get<PgJobs>(Jobs);
  return {
    /** Runs the jobs that are due, one after the other, until none is. Returns how many runs there were. */
    runDue: () => jobs.runDue(),
    /** The same, without waiting for delays and retries: afterwards every job is completed or dead. */
    runAll: () => jobs.runDue({ ignoreDelays: true }),
  };
}

async function hear(subscribers: Subscribers, event: DomainEvent<object>): Promise<void> {
  for (const name of subscribers.namesFor(event.type)) await subscribers.handle(name, event.input, event.id);
}

export type StartedModule = Awaited<ReturnType<typeof startModule>>;
