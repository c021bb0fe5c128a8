import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplaceScimGroup } from '../contract/scim-group-messages.js';
import { readScimGroup } from '../infra/scim-group.js';
import { ScimGroupChanges } from '../infra/scim-group-changes.js';
import { ScimGroups } from '../infra/scim-groups.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@CommandHandler(ReplaceScimGroup)
export class ReplaceScimGroupHandler implements ICommandHandler<ReplaceScimGroup> {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly groups: ScimGroups,
    private readonly changes: ScimGroupChanges,
  ) {}

  async execute({ input: { groupId: teamId, ifMatch, group, ...directory } }: ReplaceScimGroup) {
    const place = { organizationId: await this.tokens.organizationOf(directory), teamId };
    const { resource } = await this.groups.get(place, ifMatch);
    await this.changes.apply(place, readScimGroup(group), readScimGroup(resource).memberIds);
    return this.groups.get(place);
  }
}
