import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenPortal } from '../contract/commands.js';
import { Payments } from '../infra/stripe/payments.js';
import { requirePayer } from './require-payer.js';
import { Subscriptions } from './subscriptions.js';

@CommandHandler(OpenPortal)
export class OpenPortalHandler implements ICommandHandler<OpenPortal> {
  constructor(
    private readonly payments: Payments,
    private readonly subscriptions: Subscriptions,
  ) {}

  async execute({ input: { actor } }: OpenPortal) {
    requirePayer(actor, this.payments);
    const { customerId } = await this.subscriptions.customerOf(actor.organizationId);
    return this.payments.portal(customerId);
  }
}
