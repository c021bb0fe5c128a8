import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Operators } from '#shared/operators';
import { GetPlanOf } from '../contract/queries.js';
import { Accounts } from './accounts.js';

@QueryHandler(GetPlanOf)
export class GetPlanOfHandler implements IQueryHandler<GetPlanOf> {
  constructor(
    private readonly operators: Operators,
    private readonly accounts: Accounts,
  ) {}

  async execute({ input: { actor, organizationId } }: GetPlanOf) {
    this.operators.require(actor);
    return this.accounts.standing(organizationId);
  }
}
