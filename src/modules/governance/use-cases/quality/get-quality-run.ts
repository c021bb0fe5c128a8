import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetQualityRun, type QualityRunDetails } from '../../contract/quality/index.js';
import { QualityResults } from '../../infra/quality/quality-results.js';
import { QualityRuns } from '../../infra/quality/quality-runs.js';
import { requireQualityAdmin } from './quality-admins.js';

@QueryHandler(GetQualityRun)
export class GetQualityRunHandler implements IQueryHandler<GetQualityRun> {
  constructor(
    private readonly runs: QualityRuns,
    private readonly results: QualityResults,
  ) {}

  async execute({ input: { actor, runId } }: GetQualityRun): Promise<QualityRunDetails> {
    requireQualityAdmin(actor);
    const run = await this.runs.get(actor.organizationId, runId);
    return { ...run, results: await this.results.of(runId) };
  }
}
