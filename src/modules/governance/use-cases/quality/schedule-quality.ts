import type { OnApplicationBootstrap } from '@nestjs/common';
import { Clock, Ids } from '#shared/clock';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { QualityRuns } from '../../infra/quality/quality-runs.js';
import { QualitySchedules } from '../../infra/quality/quality-schedules.js';
import { checkQualityJob } from './check-quality.js';

const job = 'governance.schedule-quality';

/** Every minute: sources whose moment has come, and runs that a killed process has left without a job. */
@JobHandler({ name: job, attempts: 1 })
export class ScheduleQuality implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly schedules: QualitySchedules,
    private readonly runs: QualityRuns,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '* * * * *', {});
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    for (const { organizationId, dataSourceId } of await this.schedules.takeDue(now)) {
      const scheduled = {
        id: this.ids.next(),
        trigger: 'schedule',
        requestedBy: null,
        startedAt: now,
      } as const;
      await this.runs.request({ ...scheduled, organizationId, dataSourceId });
    }
    for (const { id: runId } of await this.runs.waiting())
      await this.jobs.add(checkQualityJob, { runId }, { key: runId });
  }
}
