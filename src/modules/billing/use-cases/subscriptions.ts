import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { billingErrors as errors } from '../contract/errors.js';
import type { SubscriptionView } from '../contract/views.js';
import { Payments, type Snapshot } from '../infra/stripe/payments.js';
import { Accounts } from './accounts.js';

export interface Customer {
  readonly organizationId: string;
  readonly customerId: string;
  readonly subscriptionId: string | null;
  /** Grows with every change of what Stripe says. */
  readonly version: number;
  readonly state: string;
}

const columns = `
  organization_id as "organizationId", stripe_customer_id as "customerId", stripe_subscription_id as "subscriptionId",
  version, state`;

/** Who was overtaken asks again; nobody is overtaken forever. */
const attempts = 5;

/** Keeps what Stripe says of subscriptions. It is always asked for the newest: what was told may be old. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly payments: Payments,
    private readonly clock: Clock,
  ) {}

  async find(by: 'organization_id' | 'stripe_customer_id', id: string): Promise<Customer | undefined> {
    const [row] = await this.database.query<Customer>(
      `select ${columns} from billing.account where ${by} = $1 and stripe_customer_id is not null`,
      [id],
    );
    return row;
  }

  /** Made at Stripe when there is none. */
  async customerOf(organizationId: string): Promise<Customer> {
    const known = await this.find('organization_id', organizationId);
    if (known) return known;
    const customerId = await this.payments.newCustomer(organizationId);
    await this.database.query(
      `insert into billing.account (organization_id, stripe_customer_id) values ($1, $2)
       on conflict (organization_id) do update set stripe_customer_id = $2`,
      [organizationId, customerId],
    );
    return { organizationId, customerId, subscriptionId: null, version: 0, state: 'none' };
  }

  /**
   * `mark` is committed with what Stripe says. Who asked Stripe before somebody else wrote asks again, so that an
   * older answer never takes the place of a newer one.
   */
  async refresh(
    organizationId: string,
    mark: (tx: Transaction) => Promise<unknown> = async () => undefined,
  ): Promise<SubscriptionView> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const seen = await this.find('organization_id', organizationId);
      if (!seen) throw errors.notSubscribed();
      const snapshot = await this.payments.snapshot(seen.customerId);
      let written = false;
      const view = await this.accounts.change(organizationId, async (tx) => {
        written = await this.write(seen, snapshot, tx);
        if (written) await mark(tx);
      });
      if (written) return view;
    }
    throw errors.paymentsUnavailable();
  }

  private async write(seen: Customer, snapshot: Snapshot, tx: Transaction): Promise<boolean> {
    const { subscriptionId, subscribedPlan, state, currentPeriodEnd, cancelAtPeriodEnd } = snapshot;
    const [rows]: [unknown[], number] = await tx.query(
      `update billing.account
          set stripe_subscription_id = $3, subscribed_plan = $4, state = $5, current_period_end = $6,
              cancel_at_period_end = $7, version = version + 1,
              past_due_since = case when $5 = 'past_due' then coalesce(past_due_since, $8) end
        where organization_id = $1 and version = $2 returning 1`,
      [
        seen.organizationId,
        seen.version,
        subscriptionId,
        subscribedPlan,
        state,
        currentPeriodEnd,
        cancelAtPeriodEnd,
        this.clock.now(),
      ],
    );
    return rows.length > 0;
  }
}
