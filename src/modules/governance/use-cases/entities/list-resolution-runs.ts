import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListResolutionRuns } from '../../contract/entities/index.js';
import { ResolutionRuns } from '../../infra/entities/resolution-runs.js';
import { Resolutions } from '../../infra/entities/resolutions.js';
import { requireEntityAdmin } from './entity-admins.js';

@QueryHandler(ListResolutionRuns)
export class ListResolutionRunsHandler implements IQueryHandler<ListResolutionRuns> {
  constructor(
    private readonly resolutions: Resolutions,
    private readonly runs: ResolutionRuns,
  ) {}

  async execute({ input: { actor, resolutionId, ...page } }: ListResolutionRuns) {
    requireEntityAdmin(actor);
    const { id } = await this.resolutions.get(actor.organizationId, resolutionId);
    return await this.runs.page(id, page);
  }
}
