import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { AuditExported, BeginAuditExport } from '../../contract/audit-checks.js';
import { requireAuditor } from './auditors-only.js';

@CommandHandler(BeginAuditExport)
export class BeginAuditExportHandler implements ICommandHandler<BeginAuditExport> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, format, filter } }: BeginAuditExport) {
    requireAuditor(actor);
    const { organizationId, userId } = actor;
    return await this.database.transaction(async (tx) => {
      await this.outbox.add(new AuditExported({ organizationId, userId, format, filter }), tx);
      const [end]: { upTo: number }[] = await tx.query(
        'select length::float8 as "upTo" from governance.audit_chain where organization_id = $1',
        [organizationId],
      );
      return { upTo: end?.upTo ?? 0 };
    });
  }
}
