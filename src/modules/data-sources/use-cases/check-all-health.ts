import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { DataSourcesConfig } from '../infra/config.js';
import { HealthRepository } from '../infra/health.repository.js';
import { HealthChecks } from './health-checks.js';

export const checkAllHealth = 'data-sources.check-health';

/** Those that do not answer take their time: a few are asked at once. */
const atOnce = 5;

@JobHandler({ name: checkAllHealth, attempts: 1 })
export class CheckAllHealth implements HandlesJob<object>, OnApplicationBootstrap {
  private readonly log = new Logger(CheckAllHealth.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly config: DataSourcesConfig,
    private readonly health: HealthRepository,
    private readonly checks: HealthChecks,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { healthMinutes } = this.config;
    if (healthMinutes > 0) await this.jobs.repeat(checkAllHealth, `*/${healthMinutes} * * * *`, {});
  }

  async run(): Promise<void> {
    const waiting = await this.health.liveSources();
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
        await this.checks
          .check(id)
          .catch((error) => this.log.warn(`Whether ${id} answers is not known: ${error}`));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
}
