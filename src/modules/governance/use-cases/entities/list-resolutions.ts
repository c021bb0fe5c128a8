import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListResolutions } from '../../contract/entities/index.js';
import { Resolutions } from '../../infra/entities/resolutions.js';
import { requireEntityAdmin } from './entity-admins.js';

@QueryHandler(ListResolutions)
export class ListResolutionsHandler implements IQueryHandler<ListResolutions> {
  constructor(private readonly resolutions: Resolutions) {}

  async execute({ input: { actor, ...page } }: ListResolutions) {
    requireEntityAdmin(actor);
    return await this.resolutions.page(actor.organizationId, page);
  }
}
