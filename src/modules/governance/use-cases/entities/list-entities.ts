import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListEntities } from '../../contract/entities/index.js';
import { requireEntityAdmin } from './entity-admins.js';
import { EntityStore } from './entity-store.js';

@QueryHandler(ListEntities)
export class ListEntitiesHandler implements IQueryHandler<ListEntities> {
  constructor(private readonly store: EntityStore) {}

  async execute({ input: { actor, resolutionId, ...wanted } }: ListEntities) {
    requireEntityAdmin(actor);
    const { tables } = await this.store.resolutions.get(actor.organizationId, resolutionId);
    const { items, ...page } = await this.store.entities.page(resolutionId, wanted);
    const named = items.map(({ id, records }) => ({
      id,
      records: records.map(({ table, key }) => ({ table: tables[table]?.table ?? '', key })),
    }));
    return { items: named, ...page };
  }
}
