import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListRememberedChoices } from '../contract/queries.js';
import { RememberedChoices } from '../infra/remembered-choices.js';

@QueryHandler(ListRememberedChoices)
export class ListRememberedChoicesHandler implements IQueryHandler<ListRememberedChoices> {
  constructor(private readonly remembered: RememberedChoices) {}

  execute({ input: { actor, ...page } }: ListRememberedChoices) {
    return this.remembered.page(actor, page);
  }
}
