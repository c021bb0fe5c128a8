import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListQualityRuns, type QualityRunPage } from '../../contract/quality/index.js';
import { QualityRuns } from '../../infra/quality/quality-runs.js';
import { requireQualityAdmin } from './quality-admins.js';

@QueryHandler(ListQualityRuns)
export class ListQualityRunsHandler implements IQueryHandler<ListQualityRuns> {
  constructor(private readonly runs: QualityRuns) {}

  async execute({ input: { actor, ...asked } }: ListQualityRuns): Promise<QualityRunPage> {
    requireQualityAdmin(actor);
    return await this.runs.page(actor.organizationId, asked);
  }
}
