import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Operators } from '#shared/operators';
import { ListAuditTrails } from '../../contract/audit-checks.js';

@QueryHandler(ListAuditTrails)
export class ListAuditTrailsHandler implements IQueryHandler<ListAuditTrails> {
  constructor(
    private readonly operators: Operators,
    private readonly database: Database,
  ) {}

  async execute({ input: { actor } }: ListAuditTrails): Promise<readonly string[]> {
    this.operators.require(actor);
    const rows = await this.database.query<{ id: string }>(
      'select organization_id as id from governance.audit_chain order by 1',
    );
    return rows.map(({ id }) => id);
  }
}
