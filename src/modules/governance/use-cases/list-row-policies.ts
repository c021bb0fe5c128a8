import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListRowPolicies, type RowPolicyPage } from '../contract/index.js';
import { RowPolicyRepository } from '../infra/row-policy.repository.js';
import { requireAdmin } from './admins-only.js';

@QueryHandler(ListRowPolicies)
export class ListRowPoliciesHandler implements IQueryHandler<ListRowPolicies> {
  constructor(private readonly policies: RowPolicyRepository) {}

  async execute({ input: { actor, ...page } }: ListRowPolicies): Promise<RowPolicyPage> {
    requireAdmin(actor);
    return await this.policies.page({ ...page, organizationId: actor.organizationId });
  }
}
