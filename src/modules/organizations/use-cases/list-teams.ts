import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListTeams } from '../contract/team-messages.js';
import { OrganizationRepository } from '../infra/organization.repository.js';
import { TeamRepository } from '../infra/team.repository.js';

@QueryHandler(ListTeams)
export class ListTeamsHandler implements IQueryHandler<ListTeams> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly teams: TeamRepository,
  ) {}

  async execute({ input: { actor, organizationId, ...page } }: ListTeams) {
    await this.organizations.roleOf(actor, organizationId);
    return await this.teams.list(organizationId, page);
  }
}
