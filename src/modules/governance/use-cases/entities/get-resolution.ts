import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetResolution } from '../../contract/entities/index.js';
import { Resolutions } from '../../infra/entities/resolutions.js';
import { requireEntityAdmin } from './entity-admins.js';

@QueryHandler(GetResolution)
export class GetResolutionHandler implements IQueryHandler<GetResolution> {
  constructor(private readonly resolutions: Resolutions) {}

  async execute({ input: { actor, resolutionId } }: GetResolution) {
    requireEntityAdmin(actor);
    return await this.resolutions.get(actor.organizationId, resolutionId);
  }
}
