import type { DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RedisModule } from '#shared/redis';
import { BullQueues } from './bull-queues.js';
import { JobsConfig } from './config.js';
import { JobHandlers } from './job-handlers.js';
import { Jobs } from './jobs.js';
import { PgBossQueue } from './pg-boss-queue.js';
import { PgJobs } from './pg-jobs.js';
import { PgRunner } from './pg-runner.js';

class JobsModule {}

export interface JobsModuleOptions {
  /** Where jobs are kept when there is no Redis. */
  readonly databaseUrl: string;
  /** This process is the only one that will work on this database: jobs of a killed one are taken over at once. */
  readonly alone?: boolean;
}

/** Jobs for every module of this process, in Redis when `REDIS_URL` is set, otherwise in PostgreSQL. */
export const jobsModule = (options: JobsModuleOptions): DynamicModule => ({
  module: JobsModule,
  global: true,
  imports: [DiscoveryModule, RedisModule],
  providers: [
    JobsConfig,
    JobHandlers,
    BullQueues,
    {
      provide: Jobs,
      inject: [JobsConfig, JobHandlers, BullQueues],
      useFactory: (config: JobsConfig, handlers: JobHandlers, queues: BullQueues) =>
        queues.available ? inRedis(config, queues) : inPostgres(options, config, handlers),
    },
  ],
  exports: [Jobs],
});

/** Loaded only where Redis is: Bull costs memory. */
async function inRedis({ workers }: JobsConfig, queues: BullQueues): Promise<Jobs> {
  const { BullJobs } = await import('./bull-jobs.js');
  return new BullJobs(queues, workers);
}

function inPostgres(options: JobsModuleOptions, config: JobsConfig, handlers: JobHandlers): Jobs {
  const { databaseUrl, alone = false } = options;
  const { keepDays, takeOverSeconds, workers, pollEverySeconds } = config;
  const supervised = workers === 'on';
  const queue = new PgBossQueue(handlers, { databaseUrl, keepDays, takeOverSeconds, supervised });
  return new PgJobs(queue, new PgRunner(queue), { workers, pollEverySeconds, alone });
}
