import { OrganizationDeleted } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { endSubscription } from './end-subscription.js';

/** Its subscription ends, and what it used is forgotten. Invoices stay with Stripe, as the law wants. */
@Subscriber({ event: OrganizationDeleted, name: 'billing.on-organization-deleted' })
export class OnOrganizationDeleted implements Subscribes<OrganizationDeleted> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ input: { organizationId } }: OrganizationDeleted, tx: Transaction): Promise<void> {
    const [account]: { id: string | null }[] = await tx.query(
      'select stripe_subscription_id as id from billing.account where organization_id = $1',
      [organizationId],
    );
    const subscriptionId = account?.id;
    if (subscriptionId) await this.jobs.add(endSubscription, { subscriptionId }, { key: subscriptionId });
    for (const table of ['account', 'reservation', 'counted_item', 'user_usage', 'usage_total'])
      await tx.query(`delete from billing.${table} where organization_id = $1`, [organizationId]);
  }
}
