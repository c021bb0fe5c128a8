import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListPlans } from '../contract/queries.js';
import { Plans } from '../infra/plans.js';

@QueryHandler(ListPlans)
export class ListPlansHandler implements IQueryHandler<ListPlans> {
  constructor(private readonly plans: Plans) {}

  async execute() {
    return this.plans.list();
  }
}
