import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListLessons } from '../contract/lessons.js';
import { Lessons } from '../infra/lessons.js';

@QueryHandler(ListLessons)
export class ListLessonsHandler implements IQueryHandler<ListLessons> {
  constructor(private readonly lessons: Lessons) {}

  execute({ input: { actor, ...page } }: ListLessons) {
    return this.lessons.page(actor.organizationId, page);
  }
}
