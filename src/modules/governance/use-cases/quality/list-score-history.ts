import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListScoreHistory, type ScoreHistoryPage } from '../../contract/quality/index.js';
import { QualityResults } from '../../infra/quality/quality-results.js';
import { requireQualityAdmin } from './quality-admins.js';

@QueryHandler(ListScoreHistory)
export class ListScoreHistoryHandler implements IQueryHandler<ListScoreHistory> {
  constructor(private readonly results: QualityResults) {}

  async execute({
    input: { actor, dataSourceId, table, ...page },
  }: ListScoreHistory): Promise<ScoreHistoryPage> {
    requireQualityAdmin(actor);
    return await this.results.history({ organizationId: actor.organizationId, dataSourceId, table }, page);
  }
}
