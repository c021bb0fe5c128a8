import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListLearnedNames } from '../contract/lessons.js';
import { LearnedNames } from '../infra/learned-names.js';

@QueryHandler(ListLearnedNames)
export class ListLearnedNamesHandler implements IQueryHandler<ListLearnedNames> {
  constructor(private readonly names: LearnedNames) {}

  execute({ input: { actor, ...page } }: ListLearnedNames) {
    return this.names.page(actor.organizationId, page);
  }
}
