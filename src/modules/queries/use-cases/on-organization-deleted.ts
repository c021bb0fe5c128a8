import { OrganizationDeleted } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';

/** Whoever ran them, and how much of it there was, is of no use to anybody any more. */
@Subscriber({ event: OrganizationDeleted, name: 'queries.on-organization-deleted' })
export class OnOrganizationDeleted implements Subscribes<OrganizationDeleted> {
  async handle({ input: { organizationId } }: OrganizationDeleted, tx: Transaction): Promise<void> {
    await tx.query('delete from queries.run where organization_id = $1', [organizationId]);
    await tx.query('delete from queries.usage where organization_id = $1', [organizationId]);
  }
}
