import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetentionOutcome } from '#shared/contracts';
import { Database } from '#shared/database';
import { applyToRows } from '#shared/retention';
import { governanceRetention } from '../../contract/retention.js';
import { AuditRetention } from '../../infra/audit/audit-retention.js';

/** A run that holds a version back is wanted as long as it does. */
const qualityRuns = {
  table: 'governance.quality_run',
  time: 'started_at',
  unless: `exists (select from governance.quality_held_version h where h.run_id = t.id and h.state = 'held')`,
};

@CommandHandler(governanceRetention.apply)
export class ApplyOwnRetentionHandler
  implements ICommandHandler<InstanceType<typeof governanceRetention.apply>>
{
  constructor(
    private readonly trails: AuditRetention,
    private readonly database: Database,
  ) {}

  execute({ input }: InstanceType<typeof governanceRetention.apply>): Promise<RetentionOutcome[]> {
    return input.kind === 'quality-runs'
      ? applyToRows(this.database, qualityRuns, input)
      : this.trails.apply(input);
  }
}
