import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { TeamMemberAdded } from '../contract/team-events.js';
import { AddTeamMember } from '../contract/team-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { TeamRepository } from '../infra/team.repository.js';

@CommandHandler(AddTeamMember)
export class AddTeamMemberHandler implements ICommandHandler<AddTeamMember> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamRepository,
    private readonly outbox: Outbox,
  ) {}

  execute({ input: { actor, organizationId, teamId, userId } }: AddTeamMember): Promise<void> {
    return this.held.change({ actor, organizationId, userIds: [userId] }, async (organization, tx) => {
      organization.require(actor, 'teams.manage');
      await this.teams.hold({ organizationId, teamId }, tx);
      organization.standingOf(userId);
      if (!(await this.teams.addMember({ organizationId, teamId }, userId, tx))) return;
      const added = { organizationId, teamId, actorId: actor.userId, userId };
      await this.outbox.add(new TeamMemberAdded(added), tx);
    });
  }
}
