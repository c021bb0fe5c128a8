import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetRowPolicy, type RowPolicyView } from '../contract/index.js';
import { policyView } from '../infra/row-policy.repository.js';
import { PolicyChanges } from './policy-changes.js';

@QueryHandler(GetRowPolicy)
export class GetRowPolicyHandler implements IQueryHandler<GetRowPolicy> {
  constructor(private readonly changes: PolicyChanges) {}

  async execute({ input: { actor, policyId } }: GetRowPolicy): Promise<RowPolicyView> {
    return policyView(await this.changes.get(actor, policyId));
  }
}
