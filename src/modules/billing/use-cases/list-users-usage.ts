import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { permits } from '#shared/contracts';
import { billingErrors as errors } from '../contract/errors.js';
import { ListUsersUsage } from '../contract/queries.js';
import { UsageReader } from './usage-reader.js';

@QueryHandler(ListUsersUsage)
export class ListUsersUsageHandler implements IQueryHandler<ListUsersUsage> {
  constructor(private readonly usage: UsageReader) {}

  async execute({ input: { actor, period, limit, cursor } }: ListUsersUsage) {
    if (!permits(actor.role, 'billing.manage')) throw errors.adminsOnly();
    return this.usage.ofUsers(actor.organizationId, period, { limit, cursor });
  }
}
