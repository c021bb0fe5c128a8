import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplaceResolution } from '../../contract/entities/index.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import { Resolutions } from '../../infra/entities/resolutions.js';
import { requireEntityAdmin } from './entity-admins.js';
import { ResolutionChanges } from './resolution-changes.js';

@CommandHandler(ReplaceResolution)
export class ReplaceResolutionHandler implements ICommandHandler<ReplaceResolution> {
  constructor(
    private readonly resolutions: Resolutions,
    private readonly changes: ResolutionChanges,
  ) {}

  async execute({ input: { actor, resolutionId, spec } }: ReplaceResolution) {
    requireEntityAdmin(actor);
    const {
      id,
      changedBy: _,
      changedAt: __,
      ...before
    } = await this.resolutions.get(actor.organizationId, resolutionId);
    const moved = before.tables.findIndex(({ table }, place) => spec.tables[place]?.table !== table);
    if (moved >= 0)
      throw errors.resolutionUnsound({
        field: `tables.${moved}`,
        reason: 'tables stay in their places, for entities know their records by them; add others behind',
      });
    return await this.changes.save(actor, { id, before, after: spec });
  }
}
