import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetSubscription } from '../contract/queries.js';
import { Accounts } from './accounts.js';

@QueryHandler(GetSubscription)
export class GetSubscriptionHandler implements IQueryHandler<GetSubscription> {
  constructor(private readonly accounts: Accounts) {}

  execute({ input: { actor } }: GetSubscription) {
    return this.accounts.standing(actor.organizationId);
  }
}
