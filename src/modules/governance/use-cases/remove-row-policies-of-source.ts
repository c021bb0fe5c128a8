import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveRowPoliciesOfSource } from '../contract/index.js';
import { RowPolicyRepository } from '../infra/row-policy.repository.js';

@CommandHandler(RemoveRowPoliciesOfSource)
export class RemoveRowPoliciesOfSourceHandler implements ICommandHandler<RemoveRowPoliciesOfSource> {
  constructor(private readonly policies: RowPolicyRepository) {}

  async execute({ input: { organizationId, dataSourceId } }: RemoveRowPoliciesOfSource): Promise<void> {
    await this.policies.removeAllOf(organizationId, dataSourceId);
    await this.policies.changed(organizationId);
  }
}
