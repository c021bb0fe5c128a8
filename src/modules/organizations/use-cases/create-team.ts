import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { CreateTeam } from '../contract/team-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { TeamRepository } from '../infra/team.repository.js';
import { TeamWrites } from '../infra/team-writes.js';

@CommandHandler(CreateTeam)
export class CreateTeamHandler implements ICommandHandler<CreateTeam> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamRepository,
    private readonly writes: TeamWrites,
    private readonly ids: Ids,
  ) {}

  async execute({ input: { actor, organizationId, name, description } }: CreateTeam) {
    const teamId = this.ids.next();
    await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'teams.manage');
      await this.writes.create({ organizationId, teamId, name, description, actorId: actor.userId }, tx);
    });
    return this.teams.get({ organizationId, teamId });
  }
}
