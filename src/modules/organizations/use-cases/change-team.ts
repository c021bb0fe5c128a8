import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { TeamChanged } from '../contract/team-events.js';
import { ChangeTeam } from '../contract/team-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { TeamRepository } from '../infra/team.repository.js';

@CommandHandler(ChangeTeam)
export class ChangeTeamHandler implements ICommandHandler<ChangeTeam> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, teamId, name, description } }: ChangeTeam) {
    await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'teams.manage');
      const team = await this.teams.hold({ organizationId, teamId }, tx);
      const changed = { name: name ?? team.name, description: description ?? team.description };
      await this.teams.save({ ...team, ...changed }, tx);
      const told = { organizationId, teamId, actorId: actor.userId, name: changed.name };
      await this.outbox.add(new TeamChanged(told), tx);
    });
    return this.teams.get({ organizationId, teamId });
  }
}
