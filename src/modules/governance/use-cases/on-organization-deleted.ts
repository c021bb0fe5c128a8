import { OrganizationDeleted } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { AuditTrail } from '../infra/audit/audit-trail.js';

/** Who might see which rows, how long what was kept, who consented to what, and how good data was, is forgotten. The audit trail stays for its time: it says who deleted the organisation. */
@Subscriber({ event: OrganizationDeleted, name: 'governance.on-organization-deleted' })
export class OnOrganizationDeleted implements Subscribes<OrganizationDeleted> {
  constructor(private readonly trail: AuditTrail) {}

  async handle({ input: { organizationId } }: OrganizationDeleted, tx: Transaction): Promise<void> {
    for (const table of [
      'row_policy',
      'user_attribute',
      'retention_rule',
      'legal_hold',
      'retention_run',
      'consent_purpose',
      'entity_resolution',
      'quality_rule',
      'quality_schedule',
      'quality_run',
    ])
      await tx.query(`delete from governance.${table} where organization_id = $1`, [organizationId]);
    await this.trail.close(organizationId, tx);
  }
}
