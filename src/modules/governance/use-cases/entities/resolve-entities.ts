import { AppError } from '#shared/errors';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import { ResolutionRuns } from '../../infra/entities/resolution-runs.js';
import { Resolving } from './resolving.js';

export const resolveEntitiesJob = 'governance.resolve-entities';
const attempts = 3;

/** A run that cannot succeed says why; what may pass is tried again. */
@JobHandler({ name: resolveEntitiesJob, attempts, backoffSeconds: 10, timeoutSeconds: 1800 })
export class ResolveEntities implements HandlesJob<{ readonly runId: string }> {
  constructor(
    private readonly runs: ResolutionRuns,
    private readonly resolving: Resolving,
  ) {}

  async run({ runId }: { readonly runId: string }, { attempt }: { readonly attempt: number }): Promise<void> {
    const run = await this.runs.waiting(runId);
    if (!run) return;
    try {
      await this.resolving.of(runId, run);
    } catch (error) {
      const isFinal = error instanceof AppError && error.kind !== 'unavailable';
      if (!isFinal && attempt < attempts) throw error;
      await this.runs.fail(runId, error instanceof Error ? error.message : String(error));
    }
  }
}
