import { OrganizationDeleted } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';

/** Its words go with it. */
@Subscriber({ event: OrganizationDeleted, name: 'semantics.on-organization-deleted' })
export class OnOrganizationDeleted implements Subscribes<OrganizationDeleted> {
  async handle({ input: { organizationId } }: OrganizationDeleted, tx: Transaction): Promise<void> {
    await tx.query('delete from semantics.term where organization_id = $1', [organizationId]);
  }
}
