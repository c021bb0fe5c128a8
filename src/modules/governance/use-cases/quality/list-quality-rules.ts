import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListQualityRules, type QualityRulePage } from '../../contract/quality/index.js';
import { QualityRules } from '../../infra/quality/quality-rules.js';
import { requireQualityAdmin } from './quality-admins.js';

@QueryHandler(ListQualityRules)
export class ListQualityRulesHandler implements IQueryHandler<ListQualityRules> {
  constructor(private readonly rules: QualityRules) {}

  async execute({ input: { actor, ...asked } }: ListQualityRules): Promise<QualityRulePage> {
    requireQualityAdmin(actor);
    return await this.rules.page(actor.organizationId, asked);
  }
}
