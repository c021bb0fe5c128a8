import { Clock } from '#shared/clock';
import { AppError } from '#shared/errors';
import { type HandlesJob, type JobContext, JobHandler } from '#shared/jobs';
import { QualityRules } from '../../infra/quality/quality-rules.js';
import { QualityRuns } from '../../infra/quality/quality-runs.js';
import { QualityChecking } from './quality-checking.js';
import { RunEnds } from './run-ends.js';

export const checkQualityJob = 'governance.check-quality';

const attempts = 3;

/** Looks at the rules of a source, on the version that answers now. */
@JobHandler({ name: checkQualityJob, attempts, timeoutSeconds: 3600 })
export class CheckQuality implements HandlesJob<{ readonly runId: string }> {
  constructor(
    private readonly runs: QualityRuns,
    private readonly rules: QualityRules,
    private readonly checking: QualityChecking,
    private readonly ends: RunEnds,
    private readonly clock: Clock,
  ) {}

  async run({ runId }: { readonly runId: string }, { attempt }: JobContext): Promise<void> {
    const [run] = await this.runs.waiting(runId);
    if (!run) return;
    try {
      const checked = await this.checking.of(run, await this.rules.enabledOf(run));
      const { id, organizationId, dataSourceId, trigger } = run;
      await this.ends.of({ id, organizationId, dataSourceId, trigger, ...checked });
    } catch (error) {
      const isKnown = error instanceof AppError;
      const isOver = attempt >= attempts || (isKnown && error.kind === 'not-found');
      if (isOver)
        await this.runs.fail(runId, isKnown ? error.message : 'It failed unexpectedly.', this.clock.now());
      if (!isOver || !isKnown) throw error;
    }
  }
}
