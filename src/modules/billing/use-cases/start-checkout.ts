import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StartCheckout } from '../contract/commands.js';
import { billingErrors as errors } from '../contract/errors.js';
import { Payments } from '../infra/stripe/payments.js';
import { requirePayer } from './require-payer.js';
import { Subscriptions } from './subscriptions.js';

@CommandHandler(StartCheckout)
export class StartCheckoutHandler implements ICommandHandler<StartCheckout> {
  constructor(
    private readonly payments: Payments,
    private readonly subscriptions: Subscriptions,
  ) {}

  async execute({ input: { actor, plan } }: StartCheckout) {
    requirePayer(actor, this.payments);
    const { sold } = this.payments;
    if (!sold.includes(plan)) throw errors.planNotSold({ plan, sold });
    const { customerId, state } = await this.subscriptions.customerOf(actor.organizationId);
    if (state === 'active' || state === 'past_due') throw errors.alreadySubscribed();
    return this.payments.checkout(customerId, actor.organizationId, plan);
  }
}
