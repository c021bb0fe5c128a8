import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { ListLessons } from '../contract/lessons.js';
import { Lessons } from '../infra/lessons.js';

@QueryHandler(ListLessons)
export class ListLessonsHandler implements IQueryHandler<ListLessons> {
  constructor(
    private readonly queries: QueryBus,
    private readonly lessons: Lessons,
  ) {}

  async execute({ input: { actor, ...page } }: ListLessons) {
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    return this.lessons.page(actor.organizationId, { hidden, ...page });
  }
}
