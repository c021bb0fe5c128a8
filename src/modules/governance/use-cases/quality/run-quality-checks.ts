import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Ids } from '#shared/clock';
import { Jobs } from '#shared/jobs';
import { Inquiries } from '#shared/messaging';
import { governanceErrors as errors } from '../../contract/errors.js';
import {
  DescribeTablesOfSource,
  type QualityRunView,
  RunQualityChecks,
} from '../../contract/quality/index.js';
import { QualityRules } from '../../infra/quality/quality-rules.js';
import { QualityRuns } from '../../infra/quality/quality-runs.js';
import { checkQualityJob } from './check-quality.js';
import { requireQualityAdmin } from './quality-admins.js';

@CommandHandler(RunQualityChecks)
export class RunQualityChecksHandler implements ICommandHandler<RunQualityChecks> {
  constructor(
    private readonly rules: QualityRules,
    private readonly runs: QualityRuns,
    private readonly inquiries: Inquiries,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ input: { actor, dataSourceId } }: RunQualityChecks): Promise<QualityRunView> {
    requireQualityAdmin(actor);
    await this.inquiries.ask(new DescribeTablesOfSource({ actor, dataSourceId }));
    const { organizationId, userId: requestedBy } = actor;
    const source = { organizationId, dataSourceId };
    if ((await this.rules.enabledOf(source)).length === 0) throw errors.noQualityRules({ dataSourceId });
    const [id, startedAt] = [this.ids.next(), this.clock.now()];
    const run = await this.runs.request({ ...source, id, trigger: 'manual', requestedBy, startedAt });
    await this.jobs.add(checkQualityJob, { runId: run.id }, { key: run.id });
    return run;
  }
}
