import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { permits } from '#shared/contracts';
import { billingErrors as errors } from '../contract/errors.js';
import { ListInvoices } from '../contract/queries.js';
import { Payments } from '../infra/stripe/payments.js';
import { Subscriptions } from './subscriptions.js';

@QueryHandler(ListInvoices)
export class ListInvoicesHandler implements IQueryHandler<ListInvoices> {
  constructor(
    private readonly payments: Payments,
    private readonly subscriptions: Subscriptions,
  ) {}

  /** Who never paid anything has none. */
  async execute({ input: { actor, limit, cursor } }: ListInvoices) {
    if (!permits(actor.role, 'billing.manage')) throw errors.adminsOnly();
    const customer = await this.subscriptions.find('organization_id', actor.organizationId);
    if (!customer || !this.payments.available) return { items: [] };
    return this.payments.invoices(customer.customerId, limit, cursor);
  }
}
