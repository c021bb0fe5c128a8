import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveQualityRule } from '../../contract/quality/index.js';
import { RuleChanges } from './rule-changes.js';

@CommandHandler(RemoveQualityRule)
export class RemoveQualityRuleHandler implements ICommandHandler<RemoveQualityRule> {
  constructor(private readonly changes: RuleChanges) {}

  async execute({ input: { actor, ruleId } }: RemoveQualityRule): Promise<void> {
    await this.changes.remove(actor, await this.changes.get(actor, ruleId));
  }
}
