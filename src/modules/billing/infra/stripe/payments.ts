import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { billingErrors as errors } from '../../contract/errors.js';
import type { InvoicesView, InvoiceView, PageView, PlanName } from '../../contract/views.js';
import type { Account } from '../../domain/standing.js';
import { StripeConfig } from './config.js';
import { StripeClient } from './stripe-client.js';

/** What Stripe says of the subscription of a customer. */
export interface Snapshot
  extends Pick<Account, 'subscribedPlan' | 'state' | 'currentPeriodEnd' | 'cancelAtPeriodEnd'> {
  readonly subscriptionId: string | null;
}

const nothing: Snapshot = {
  subscriptionId: null,
  subscribedPlan: null,
  state: 'none',
  currentPeriodEnd: null,
  cancelAtPeriodEnd: false,
};

const stateOf: Readonly<Record<string, Account['state']>> = {
  active: 'active',
  trialing: 'active',
  past_due: 'past_due',
};
const alive = ({ status }: Stripe.Subscription): boolean => stateOf[status] !== undefined;

/** What is asked of Stripe. */
@Injectable()
export class Payments {
  constructor(
    private readonly client: StripeClient,
    private readonly config: StripeConfig,
  ) {}

  get available(): boolean {
    return this.client.available;
  }

  get sold(): PlanName[] {
    return this.available ? [...this.config.prices.keys()] : [];
  }

  /** The same one however often it is asked for: the organisation is its idempotency key. */
  async newCustomer(organizationId: string): Promise<string> {
    const metadata = { organizationId };
    const options = { idempotencyKey: `almanac-customer-${organizationId}` };
    return (await this.client.ask((stripe) => stripe.customers.create({ metadata }, options))).id;
  }

  async checkout(customer: string, organizationId: string, plan: PlanName): Promise<PageView> {
    const { returnUrl } = this.config;
    const metadata = { organizationId };
    const session = await this.client.ask((stripe) =>
      stripe.checkout.sessions.create({
        mode: 'subscription',
        customer,
        client_reference_id: organizationId,
        line_items: [{ price: this.priceOf(plan), quantity: 1 }],
        subscription_data: { metadata },
        success_url: returnUrl,
        cancel_url: returnUrl,
      }),
    );
    return { url: session.url ?? returnUrl };
  }

  async portal(customer: string): Promise<PageView> {
    const { returnUrl: return_url } = this.config;
    const { url } = await this.client.ask((stripe) =>
      stripe.billingPortal.sessions.create({ customer, return_url }),
    );
    return { url };
  }

  /** `attempt`: another one is another change; the same one is carried out once. */
  async change(subscriptionId: string, plan: PlanName, attempt: string): Promise<void> {
    const price = this.priceOf(plan);
    await this.client.ask(async (stripe) => {
      const { items } = await stripe.subscriptions.retrieve(subscriptionId);
      const id = items.data[0]?.id;
      if (!id) throw errors.notSubscribed();
      const proration = { proration_behavior: 'create_prorations' } as const;
      const changes = { items: [{ id, price }], ...proration };
      await stripe.subscriptions.update(subscriptionId, changes, {
        idempotencyKey: `almanac-plan-${subscriptionId}-${price}-${attempt}`,
      });
    });
  }

  /** Also when it has ended already. */
  async end(subscriptionId: string): Promise<void> {
    await this.client.ask(async (stripe) => {
      const { status } = await stripe.subscriptions.retrieve(subscriptionId);
      if (status !== 'canceled') await stripe.subscriptions.cancel(subscriptionId);
    });
  }

  /** As it is now, whatever was told before: the living one, or else the newest. */
  async snapshot(customer: string): Promise<Snapshot> {
    const { data } = await this.client.ask((stripe) =>
      stripe.subscriptions.list({ customer, status: 'all', limit: 20 }),
    );
    const newestFirst = data.toSorted((a, b) => b.created - a.created);
    const one = newestFirst.find(alive) ?? newestFirst[0];
    if (!one) return nothing;
    const item = one.items.data[0];
    return {
      subscriptionId: one.id,
      subscribedPlan: this.planOf(item?.price.id),
      state: stateOf[one.status] ?? (one.status === 'incomplete' ? 'none' : 'ended'),
      currentPeriodEnd: item ? new Date(item.current_period_end * 1000) : null,
      cancelAtPeriodEnd: one.cancel_at_period_end,
    };
  }

  async invoices(customer: string, limit: number, cursor: string | undefined): Promise<InvoicesView> {
    const page = { customer, limit, ...(cursor !== undefined && { starting_after: cursor }) };
    const { data, has_more } = await this.client.ask((stripe) => stripe.invoices.list(page));
    const items = data.map(invoiceView);
    const last = items.at(-1);
    return { items, ...(has_more && last && { nextCursor: last.id }) };
  }

  private priceOf(plan: PlanName): string {
    const price = this.config.prices.get(plan);
    if (price === undefined) throw errors.planNotSold({ plan, sold: this.sold });
    return price;
  }

  private planOf(price: string | undefined): PlanName | null {
    return [...this.config.prices].find(([, known]) => known === price)?.[0] ?? null;
  }
}

const invoiceView = (invoice: Stripe.Invoice): InvoiceView => ({
  id: invoice.id ?? '',
  ...(invoice.number && { number: invoice.number }),
  status: invoice.status ?? 'draft',
  total: invoice.total,
  amountDue: invoice.amount_due,
  currency: invoice.currency,
  createdAt: new Date(invoice.created * 1000).toISOString(),
  ...(invoice.invoice_pdf && { pdfUrl: invoice.invoice_pdf }),
  ...(invoice.hosted_invoice_url && { pageUrl: invoice.hosted_invoice_url }),
});
