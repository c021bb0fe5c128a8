import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { CreateQualityRule, type QualityRuleView } from '../../contract/quality/index.js';
import { RuleChanges } from './rule-changes.js';

@CommandHandler(CreateQualityRule)
export class CreateQualityRuleHandler implements ICommandHandler<CreateQualityRule> {
  constructor(
    private readonly changes: RuleChanges,
    private readonly ids: Ids,
  ) {}

  execute({ input: { actor, rule } }: CreateQualityRule): Promise<QualityRuleView> {
    return this.changes.save(actor, { ruleId: this.ids.next(), after: rule });
  }
}
