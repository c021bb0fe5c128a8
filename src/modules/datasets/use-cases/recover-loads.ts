import { type OnApplicationBootstrap } from '@nestjs/common';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { Loads } from './loads.js';

const recoverJob = 'datasets.recover-loads';

/** Every minute: no load is forgotten, whatever became of its process or its job. */
@JobHandler({ name: recoverJob, attempts: 1 })
export class RecoverLoads implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly loads: Loads,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(recoverJob, '* * * * *', {});
  }

  run(): Promise<void> {
    return this.loads.recover();
  }
}
