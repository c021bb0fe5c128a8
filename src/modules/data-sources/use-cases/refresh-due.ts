import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { Outbox } from '#shared/messaging';
import { DataSourceRefreshRequested } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { nextMoment } from '../infra/schedule.js';

export const refreshDue = 'data-sources.refresh-due';

/** Every minute: sources whose schedule has come are read once more, by whichever replica looks first. */
@JobHandler({ name: refreshDue, attempts: 1 })
export class RefreshDue implements HandlesJob<object>, OnApplicationBootstrap {
  private readonly log = new Logger(RefreshDue.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.repeat(refreshDue, '* * * * *', {});
  }

  async run(): Promise<void> {
    for (const id of await this.sources.due(this.clock.now()))
      await this.refresh(id).catch((error) => this.log.error(`Data source ${id} is not refreshed: ${error}`));
  }

  /** Moments that were missed are one. A source that is still being read is left to it until the next moment. */
  private refresh(dataSourceId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const source = await this.sources.lock(dataSourceId, tx);
      const now = this.clock.now();
      if (!source?.schedule || !source.nextRefreshAt || new Date(source.nextRefreshAt) > now) return;
      const nextRefreshAt = nextMoment(source.schedule, now);
      if (source.status === 'loading') {
        await this.sources.change(dataSourceId, { nextRefreshAt }, tx);
        return;
      }
      const { organizationId, kind, mode, fileIds } = source;
      const refresh = { dataSourceId, organizationId, kind, mode, fileIds };
      await this.outbox.add(new DataSourceRefreshRequested(refresh), tx);
      await this.sources.change(dataSourceId, { nextRefreshAt, status: 'loading', failure: null }, tx);
    });
  }
}
