import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { CreateRowPolicy, type RowPolicyView } from '../contract/index.js';
import { PolicyChanges } from './policy-changes.js';

@CommandHandler(CreateRowPolicy)
export class CreateRowPolicyHandler implements ICommandHandler<CreateRowPolicy> {
  constructor(
    private readonly changes: PolicyChanges,
    private readonly ids: Ids,
  ) {}

  execute({ input: { actor, policy } }: CreateRowPolicy): Promise<RowPolicyView> {
    return this.changes.save(actor, { policyId: this.ids.next(), after: policy });
  }
}
