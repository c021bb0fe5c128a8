import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type HeldVersionPage, ListHeldVersions } from '../../contract/quality/index.js';
import { HeldVersions } from '../../infra/quality/held-versions.js';
import { requireQualityAdmin } from './quality-admins.js';

@QueryHandler(ListHeldVersions)
export class ListHeldVersionsHandler implements IQueryHandler<ListHeldVersions> {
  constructor(private readonly held: HeldVersions) {}

  async execute({ input: { actor, ...asked } }: ListHeldVersions): Promise<HeldVersionPage> {
    requireQualityAdmin(actor);
    return await this.held.page(actor.organizationId, asked);
  }
}
