import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetRowRules, type RowRulesView } from '../contract/index.js';
import { rulesFor } from '../domain/row-rules.js';
import { RowPolicyRepository } from '../infra/row-policy.repository.js';
import { noRules, rulesView } from '../infra/rules-view.js';
import { UserAttributeRepository } from '../infra/user-attribute.repository.js';
import { requireAdmin } from './admins-only.js';

@QueryHandler(GetRowRules)
export class GetRowRulesHandler implements IQueryHandler<GetRowRules> {
  constructor(
    private readonly policies: RowPolicyRepository,
    private readonly attributes: UserAttributeRepository,
  ) {}

  async execute({ input: { actor, dataSourceId, as } }: GetRowRules): Promise<RowRulesView> {
    if (as) requireAdmin(actor);
    const policies = await this.policies.of(actor.organizationId, dataSourceId);
    if (policies.length === 0) return noRules;
    const attributes = as?.attributes ?? (await this.attributes.of(actor));
    const { userId, role } = as ?? actor;
    return rulesView(rulesFor(policies, { userId, role, attributes }));
  }
}
