import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import { GetRowRules, type RowRulesView, type Viewpoint } from '../contract/index.js';
import { rulesFor } from '../domain/row-rules.js';
import { RowPolicyRepository } from '../infra/row-policy.repository.js';
import { noRules, rulesView } from '../infra/rules-view.js';
import { UserAttributeRepository } from '../infra/user-attribute.repository.js';
import { requireAdmin } from './admins-only.js';
import { Teams } from './teams.js';

@QueryHandler(GetRowRules)
export class GetRowRulesHandler implements IQueryHandler<GetRowRules> {
  constructor(
    private readonly policies: RowPolicyRepository,
    private readonly attributes: UserAttributeRepository,
    private readonly teams: Teams,
  ) {}

  async execute({ input: { actor, dataSourceId, as } }: GetRowRules): Promise<RowRulesView> {
    if (as) requireAdmin(actor);
    const policies = await this.policies.of(actor.organizationId, dataSourceId);
    if (policies.length === 0) return noRules;
    return rulesView(rulesFor(policies, as ?? (await this.viewpointOf(actor))));
  }

  private async viewpointOf(actor: Actor): Promise<Viewpoint> {
    const { userId, role } = actor;
    const [attributes, teamIds] = await Promise.all([this.attributes.of(actor), this.teams.of(actor)]);
    return { userId, role, attributes, teamIds };
  }
}
