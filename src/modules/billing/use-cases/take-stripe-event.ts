import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database, type Transaction } from '#shared/database';
import { TakeStripeEvent } from '../contract/commands.js';
import { StripeClient } from '../infra/stripe/stripe-client.js';
import { Subscriptions } from './subscriptions.js';

/** What may change which plan is paid for. Anything else is heard and needs nothing. */
const relevant = /^(customer\.subscription\.|invoice\.(paid|payment_failed)$|checkout\.session\.completed$)/;

@CommandHandler(TakeStripeEvent)
export class TakeStripeEventHandler implements ICommandHandler<TakeStripeEvent> {
  constructor(
    private readonly client: StripeClient,
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
  ) {}

  /** The event says that something changed, not what: Stripe itself is asked for that. */
  async execute({ input: { body, signature } }: TakeStripeEvent): Promise<void> {
    const { id, type, data } = await this.client.eventIn(body, signature);
    if (await this.isKnown(id)) return;
    const mark = (tx: Transaction) => tx.query(insert, [id, type]);
    const customerId = (data.object as { customer?: unknown }).customer;
    const customer =
      relevant.test(type) && typeof customerId === 'string'
        ? await this.subscriptions.find('stripe_customer_id', customerId)
        : undefined;
    if (customer) await this.subscriptions.refresh(customer.organizationId, mark);
    else await this.database.query(insert, [id, type]);
  }

  private async isKnown(id: string): Promise<boolean> {
    const known = await this.database.query('select 1 from billing.stripe_event where id = $1', [id]);
    return known.length > 0;
  }
}

const insert = 'insert into billing.stripe_event (id, type) values ($1, $2) on conflict do nothing';
