import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { ListLearnedNames } from '../contract/lessons.js';
import { LearnedNames } from '../infra/learned-names.js';

@QueryHandler(ListLearnedNames)
export class ListLearnedNamesHandler implements IQueryHandler<ListLearnedNames> {
  constructor(
    private readonly queries: QueryBus,
    private readonly names: LearnedNames,
  ) {}

  async execute({ input: { actor, ...page } }: ListLearnedNames) {
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    return this.names.page(actor.organizationId, { hidden, ...page });
  }
}
