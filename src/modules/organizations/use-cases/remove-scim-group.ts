import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#shared/contracts';
import { RemoveScimGroup } from '../contract/scim-group-messages.js';
import { RemoveTeam } from '../contract/team-messages.js';
import { ScimGroups } from '../infra/scim-groups.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@CommandHandler(RemoveScimGroup)
export class RemoveScimGroupHandler implements ICommandHandler<RemoveScimGroup> {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly groups: ScimGroups,
    private readonly commands: CommandBus,
  ) {}

  async execute({ input: { groupId: teamId, ifMatch, ...directory } }: RemoveScimGroup) {
    const organizationId = await this.tokens.organizationOf(directory);
    await this.groups.get({ organizationId, teamId }, ifMatch);
    const actor = systemActor(organizationId);
    await this.commands.execute(new RemoveTeam({ actor, organizationId, teamId }));
  }
}
