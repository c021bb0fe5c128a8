import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { TeamRemoved } from '../contract/team-events.js';
import { RemoveTeam } from '../contract/team-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { TeamRepository } from '../infra/team.repository.js';

@CommandHandler(RemoveTeam)
export class RemoveTeamHandler implements ICommandHandler<RemoveTeam> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamRepository,
    private readonly outbox: Outbox,
  ) {}

  execute({ input: { actor, organizationId, teamId } }: RemoveTeam): Promise<void> {
    return this.held.change({ actor, organizationId, ofAll: true }, async (organization, tx) => {
      organization.require(actor, 'teams.manage');
      await this.teams.hold({ organizationId, teamId }, tx);
      await this.teams.remove(teamId, tx);
      await this.outbox.add(new TeamRemoved({ organizationId, teamId, actorId: actor.userId }), tx);
    });
  }
}
