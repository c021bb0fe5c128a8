import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListMemberRules, type MemberRulesView } from '../contract/index.js';
import { rulesFor } from '../domain/row-rules.js';
import { RowPolicyRepository } from '../infra/row-policy.repository.js';
import { noRules, rulesView } from '../infra/rules-view.js';
import { UserAttributeRepository } from '../infra/user-attribute.repository.js';
import { requireAdmin } from './admins-only.js';
import { Members } from './members.js';
import { Teams } from './teams.js';

@QueryHandler(ListMemberRules)
export class ListMemberRulesHandler implements IQueryHandler<ListMemberRules> {
  constructor(
    private readonly policies: RowPolicyRepository,
    private readonly attributes: UserAttributeRepository,
    private readonly members: Members,
    private readonly teams: Teams,
  ) {}

  async execute({ input: { actor, dataSourceId } }: ListMemberRules): Promise<readonly MemberRulesView[]> {
    requireAdmin(actor);
    const { organizationId } = actor;
    const policies = await this.policies.of(organizationId, dataSourceId);
    const members = await this.members.first(actor);
    const userIds = members.map(({ userId }) => userId);
    const attributes = await this.attributes.ofAll(organizationId, userIds);
    const teams = policies.length === 0 ? new Map() : await this.teams.ofAll(organizationId, userIds);
    return members.map(({ userId, name, role }) => {
      const [own, teamIds] = [attributes.get(userId) ?? {}, teams.get(userId) ?? []];
      const viewpoint = { userId, role, attributes: own, teamIds };
      const rules = policies.length === 0 ? noRules : rulesView(rulesFor(policies, viewpoint));
      return { userId, name, role, rules };
    });
  }
}
