import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetQualityRule, type QualityRuleView } from '../../contract/quality/index.js';
import { RuleChanges } from './rule-changes.js';

@QueryHandler(GetQualityRule)
export class GetQualityRuleHandler implements IQueryHandler<GetQualityRule> {
  constructor(private readonly changes: RuleChanges) {}

  execute({ input: { actor, ruleId } }: GetQualityRule): Promise<QualityRuleView> {
    return this.changes.get(actor, ruleId);
  }
}
