import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeSubscription } from '../contract/commands.js';
import { billingErrors as errors } from '../contract/errors.js';
import { Payments } from '../infra/stripe/payments.js';
import { requirePayer } from './require-payer.js';
import { Subscriptions } from './subscriptions.js';

@CommandHandler(ChangeSubscription)
export class ChangeSubscriptionHandler implements ICommandHandler<ChangeSubscription> {
  constructor(
    private readonly payments: Payments,
    private readonly subscriptions: Subscriptions,
  ) {}

  async execute({ input: { actor, plan } }: ChangeSubscription) {
    requirePayer(actor, this.payments);
    const { organizationId } = actor;
    const customer = await this.subscriptions.find('organization_id', organizationId);
    const lives = customer?.state === 'active' || customer?.state === 'past_due';
    if (!lives || !customer.subscriptionId) throw errors.notSubscribed();
    await this.payments.change(customer.subscriptionId, plan, String(customer.version));
    return this.subscriptions.refresh(organizationId);
  }
}
