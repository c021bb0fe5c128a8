import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Ids } from '#shared/clock';
import { type HandlesJob, type JobContext, JobHandler, Jobs } from '#shared/jobs';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { Retaining } from './retaining.js';

const job = 'governance.apply-retention';

/** Every night: what is older than its organisation keeps it goes, or goes into an archive. */
@JobHandler({ name: job, timeoutSeconds: 3600 })
export class ApplyRetentionJob implements HandlesJob<object>, OnApplicationBootstrap {
  private readonly log = new Logger(ApplyRetentionJob.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly rules: RetentionRules,
    private readonly retaining: Retaining,
    private readonly ids: Ids,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '29 2 * * *', {});
  }

  /** What one module cannot do now keeps no other from it; then the job is tried again. */
  async run(_data: object, _context: JobContext): Promise<void> {
    const runId = this.ids.next();
    const failures: unknown[] = [];
    for (const known of this.rules.kinds())
      try {
        await this.rules.note(runId, known.name, await this.retaining.apply(known, { dryRun: false }));
      } catch (error) {
        this.log.warn(`${known.name} stays for now: ${error}`);
        failures.push(error);
      }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything that is due has gone.');
  }
}
