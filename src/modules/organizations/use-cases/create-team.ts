import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { TeamCreated } from '../contract/team-events.js';
import { CreateTeam } from '../contract/team-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { TeamRepository } from '../infra/team.repository.js';

@CommandHandler(CreateTeam)
export class CreateTeamHandler implements ICommandHandler<CreateTeam> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, name, description = '' } }: CreateTeam) {
    const teamId = randomUUID();
    await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'teams.manage');
      const team = { id: teamId, organizationId, name, description, createdAt: new Date() };
      await this.teams.save(team, tx);
      await this.outbox.add(new TeamCreated({ organizationId, teamId, actorId: actor.userId, name }), tx);
    });
    return this.teams.get({ organizationId, teamId });
  }
}
