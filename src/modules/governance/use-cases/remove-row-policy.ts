import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveRowPolicy } from '../contract/index.js';
import { PolicyChanges } from './policy-changes.js';

@CommandHandler(RemoveRowPolicy)
export class RemoveRowPolicyHandler implements ICommandHandler<RemoveRowPolicy> {
  constructor(private readonly changes: PolicyChanges) {}

  async execute({ input: { actor, policyId } }: RemoveRowPolicy): Promise<void> {
    await this.changes.remove(actor, await this.changes.get(actor, policyId));
  }
}
