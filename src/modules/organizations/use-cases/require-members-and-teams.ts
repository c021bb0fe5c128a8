import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { organizationsErrors as errors } from '../contract/errors.js';
import { RequireMembersAndTeams } from '../contract/team-messages.js';
import { MemberRepository } from '../infra/member.repository.js';
import { TeamRepository } from '../infra/team.repository.js';

@QueryHandler(RequireMembersAndTeams)
export class RequireMembersAndTeamsHandler implements IQueryHandler<RequireMembersAndTeams> {
  constructor(
    private readonly members: MemberRepository,
    private readonly teams: TeamRepository,
  ) {}

  async execute({ input: { organizationId, userIds, teamIds } }: RequireMembersAndTeams): Promise<void> {
    const members = await this.members.among(organizationId, userIds);
    for (const userId of userIds) if (!members.has(userId)) throw errors.memberNotFound({ userId });
    for (const teamId of teamIds) await this.teams.get({ organizationId, teamId });
  }
}
