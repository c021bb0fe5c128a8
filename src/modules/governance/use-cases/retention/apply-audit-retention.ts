import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetentionOutcome } from '#shared/contracts';
import { governanceRetention } from '../../contract/retention.js';
import { AuditRetention } from '../../infra/audit/audit-retention.js';

@CommandHandler(governanceRetention.apply)
export class ApplyAuditRetentionHandler
  implements ICommandHandler<InstanceType<typeof governanceRetention.apply>>
{
  constructor(private readonly trails: AuditRetention) {}

  execute({ input }: InstanceType<typeof governanceRetention.apply>): Promise<RetentionOutcome[]> {
    return this.trails.apply(input);
  }
}
