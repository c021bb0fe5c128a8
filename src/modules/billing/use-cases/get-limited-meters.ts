import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { meters } from '#shared/contracts';
import { GetLimitedMeters } from '../contract/queries.js';
import { Plans } from '../infra/plans.js';
import { Accounts } from './accounts.js';

@QueryHandler(GetLimitedMeters)
export class GetLimitedMetersHandler implements IQueryHandler<GetLimitedMeters> {
  constructor(
    private readonly accounts: Accounts,
    private readonly plans: Plans,
  ) {}

  async execute({ input: { organizationId } }: GetLimitedMeters) {
    const { plan } = await this.accounts.standing(organizationId);
    const limits = this.plans.limitsOf(plan);
    return meters.filter((meter) => limits[meter] !== null);
  }
}
