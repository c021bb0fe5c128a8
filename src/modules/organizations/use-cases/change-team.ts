import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeTeam } from '../contract/team-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { TeamRepository } from '../infra/team.repository.js';
import { TeamWrites } from '../infra/team-writes.js';

@CommandHandler(ChangeTeam)
export class ChangeTeamHandler implements ICommandHandler<ChangeTeam> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamRepository,
    private readonly writes: TeamWrites,
  ) {}

  async execute({ input: { actor, organizationId, teamId, name, description } }: ChangeTeam) {
    await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'teams.manage');
      await this.writes.change({ organizationId, teamId, name, description, actorId: actor.userId }, tx);
    });
    return this.teams.get({ organizationId, teamId });
  }
}
