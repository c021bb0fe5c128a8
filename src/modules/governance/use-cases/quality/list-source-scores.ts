import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListSourceScores, type SourceScorePage } from '../../contract/quality/index.js';
import { SourceScores } from '../../infra/quality/source-scores.js';
import { requireQualityAdmin } from './quality-admins.js';

@QueryHandler(ListSourceScores)
export class ListSourceScoresHandler implements IQueryHandler<ListSourceScores> {
  constructor(private readonly scores: SourceScores) {}

  async execute({ input: { actor, ...asked } }: ListSourceScores): Promise<SourceScorePage> {
    requireQualityAdmin(actor);
    return await this.scores.page(actor.organizationId, asked);
  }
}
