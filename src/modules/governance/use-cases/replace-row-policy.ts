import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplaceRowPolicy, type RowPolicyView } from '../contract/index.js';
import { PolicyChanges } from './policy-changes.js';

@CommandHandler(ReplaceRowPolicy)
export class ReplaceRowPolicyHandler implements ICommandHandler<ReplaceRowPolicy> {
  constructor(private readonly changes: PolicyChanges) {}

  async execute({ input: { actor, policyId, policy } }: ReplaceRowPolicy): Promise<RowPolicyView> {
    const before = await this.changes.get(actor, policyId);
    return await this.changes.save(actor, { policyId, before, after: policy });
  }
}
