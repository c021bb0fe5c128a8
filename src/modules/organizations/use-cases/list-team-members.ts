import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { permits } from '#shared/contracts';
import { ListTeamMembers } from '../contract/team-messages.js';
import { MemberListing } from '../infra/member-listing.js';
import { OrganizationRepository } from '../infra/organization.repository.js';
import { TeamRepository } from '../infra/team.repository.js';

@QueryHandler(ListTeamMembers)
export class ListTeamMembersHandler implements IQueryHandler<ListTeamMembers> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly teams: TeamRepository,
    private readonly listing: MemberListing,
  ) {}

  async execute({ input: { actor, organizationId, teamId, ...page } }: ListTeamMembers) {
    const role = await this.organizations.roleOf(actor, organizationId);
    await this.teams.get({ organizationId, teamId });
    return await this.listing.page({
      ...page,
      organizationId,
      teamId,
      asAdmin: permits(role, 'members.manage'),
    });
  }
}
