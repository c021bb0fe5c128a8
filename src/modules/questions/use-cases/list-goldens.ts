import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListGoldens } from '../contract/goldens.js';
import { GoldenRepository } from '../infra/golden.repository.js';

@QueryHandler(ListGoldens)
export class ListGoldensHandler implements IQueryHandler<ListGoldens> {
  constructor(private readonly repository: GoldenRepository) {}

  execute({ input: { actor, ...page } }: ListGoldens) {
    return this.repository.page({ organizationId: actor.organizationId, ...page });
  }
}
