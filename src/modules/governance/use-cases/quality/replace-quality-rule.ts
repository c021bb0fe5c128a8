import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type QualityRuleView, ReplaceQualityRule } from '../../contract/quality/index.js';
import { RuleChanges } from './rule-changes.js';

@CommandHandler(ReplaceQualityRule)
export class ReplaceQualityRuleHandler implements ICommandHandler<ReplaceQualityRule> {
  constructor(private readonly changes: RuleChanges) {}

  async execute({ input: { actor, ruleId, rule } }: ReplaceQualityRule): Promise<QualityRuleView> {
    const before = await this.changes.get(actor, ruleId);
    return await this.changes.save(actor, { ruleId, before, after: rule });
  }
}
