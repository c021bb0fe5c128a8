import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type AuditPageView, ListAuditEntries } from '../../contract/audit-messages.js';
import { AuditReader } from '../../infra/audit/audit-reader.js';
import { requireAuditor } from './auditors-only.js';

@QueryHandler(ListAuditEntries)
export class ListAuditEntriesHandler implements IQueryHandler<ListAuditEntries> {
  constructor(private readonly reader: AuditReader) {}

  async execute({ input: { actor, ...wanted } }: ListAuditEntries): Promise<AuditPageView> {
    requireAuditor(actor);
    return await this.reader.page({ ...wanted, organizationId: actor.organizationId });
  }
}
