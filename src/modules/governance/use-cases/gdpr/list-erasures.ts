import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListErasures } from '../../contract/erasure.js';
import { Erasures } from './erasures.js';

@QueryHandler(ListErasures)
export class ListErasuresHandler implements IQueryHandler<ListErasures> {
  constructor(private readonly erasures: Erasures) {}

  execute({ input: { actor, ...page } }: ListErasures) {
    return this.erasures.page(actor.userId, page);
  }
}
