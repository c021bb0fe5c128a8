import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Jobs } from '#shared/jobs';
import { RunResolution } from '../../contract/entities/index.js';
import { ResolutionRuns } from '../../infra/entities/resolution-runs.js';
import { Resolutions } from '../../infra/entities/resolutions.js';
import { requireEntityAdmin } from './entity-admins.js';
import { resolveEntitiesJob } from './resolve-entities.js';

/** Asked again, it goes on with one that nobody does any more. */
@CommandHandler(RunResolution)
export class RunResolutionHandler implements ICommandHandler<RunResolution> {
  constructor(
    private readonly resolutions: Resolutions,
    private readonly runs: ResolutionRuns,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input: { actor, resolutionId } }: RunResolution) {
    requireEntityAdmin(actor);
    const { id } = await this.resolutions.get(actor.organizationId, resolutionId);
    const run = await this.runs.request(id, actor.userId);
    await this.jobs.add(resolveEntitiesJob, { runId: run.id }, { key: run.id });
    return run;
  }
}
