import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetTeam } from '../contract/team-messages.js';
import { OrganizationRepository } from '../infra/organization.repository.js';
import { TeamRepository } from '../infra/team.repository.js';

@QueryHandler(GetTeam)
export class GetTeamHandler implements IQueryHandler<GetTeam> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly teams: TeamRepository,
  ) {}

  async execute({ input: { actor, organizationId, teamId } }: GetTeam) {
    await this.organizations.roleOf(actor, organizationId);
    return await this.teams.get({ organizationId, teamId });
  }
}
