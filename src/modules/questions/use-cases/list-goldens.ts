import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { ListGoldens } from '../contract/goldens.js';
import { GoldenRepository } from '../infra/golden.repository.js';

@QueryHandler(ListGoldens)
export class ListGoldensHandler implements IQueryHandler<ListGoldens> {
  constructor(
    private readonly queries: QueryBus,
    private readonly repository: GoldenRepository,
  ) {}

  async execute({ input: { actor, ...page } }: ListGoldens) {
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    return this.repository.page({ organizationId: actor.organizationId, hidden, ...page });
  }
}
