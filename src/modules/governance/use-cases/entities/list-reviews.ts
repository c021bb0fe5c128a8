import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListReviews } from '../../contract/entities/index.js';
import { requireEntityAdmin } from './entity-admins.js';
import { EntityStore } from './entity-store.js';
import { ShownRecords } from './shown-records.js';

@QueryHandler(ListReviews)
export class ListReviewsHandler implements IQueryHandler<ListReviews> {
  constructor(
    private readonly store: EntityStore,
    private readonly shown: ShownRecords,
  ) {}

  async execute({ input: { actor, resolutionId, ...wanted } }: ListReviews) {
    requireEntityAdmin(actor);
    const spec = await this.store.resolutions.get(actor.organizationId, resolutionId);
    const { items, ...page } = await this.store.decisions.page(resolutionId, wanted);
    const show = await this.shown.of(
      actor,
      spec,
      items.flatMap(({ left, right }) => [left, right]),
    );
    return {
      items: items.map(({ left, right, ...pair }) => ({ ...pair, left: show(left), right: show(right) })),
      ...page,
    };
  }
}
