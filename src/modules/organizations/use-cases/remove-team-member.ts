import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { TeamMemberRemoved } from '../contract/team-events.js';
import { RemoveTeamMember } from '../contract/team-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { TeamRepository } from '../infra/team.repository.js';

@CommandHandler(RemoveTeamMember)
export class RemoveTeamMemberHandler implements ICommandHandler<RemoveTeamMember> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamRepository,
    private readonly outbox: Outbox,
  ) {}

  execute({ input: { actor, organizationId, teamId, userId } }: RemoveTeamMember): Promise<void> {
    return this.held.change({ actor, organizationId, userIds: [userId] }, async (organization, tx) => {
      organization.require(actor, 'teams.manage');
      await this.teams.hold({ organizationId, teamId }, tx);
      if (!(await this.teams.removeMember({ organizationId, teamId }, userId, tx))) return;
      const removed = { organizationId, teamId, actorId: actor.userId, userId };
      await this.outbox.add(new TeamMemberRemoved(removed), tx);
    });
  }
}
