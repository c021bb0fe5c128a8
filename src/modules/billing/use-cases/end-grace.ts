import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { BillingConfig } from '../infra/config.js';
import { Accounts } from './accounts.js';

const job = 'billing.end-grace';
const keptDays = 30;

/** The days of grace end by themselves; this says so, and clears what lies around. */
@JobHandler({ name: job, attempts: 1 })
export class EndGrace implements HandlesJob<object>, OnApplicationBootstrap {
  private readonly log = new Logger(EndGrace.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly config: BillingConfig,
    private readonly accounts: Accounts,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.repeat(job, '27 * * * *', {});
  }

  async run(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - this.config.graceDays * 86_400_000);
    const ended = await this.database.query<{ id: string }>(
      `select organization_id as id from billing.account
        where past_due_since <= $1 and told_plan is not distinct from subscribed_plan`,
      [since],
    );
    for (const { id } of ended)
      await this.accounts
        .change(id, async () => undefined)
        .catch((error) => this.log.error(`The plan of ${id} is not announced: ${error}`));
    await this.database.query('delete from billing.reservation where expires_at < clock_timestamp()');
    for (const [table, column] of [
      ['call_batch', 'counted_at'],
      ['stripe_event', 'received_at'],
    ])
      await this.database.query(
        `delete from billing.${table} where ${column} < clock_timestamp() - $1 * interval '1 day'`,
        [keptDays],
      );
  }
}
