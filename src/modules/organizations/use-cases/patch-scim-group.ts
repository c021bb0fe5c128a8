import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PatchScimGroup } from '../contract/scim-group-messages.js';
import { readScimGroup, withRemovalsByPath } from '../infra/scim-group.js';
import { ScimGroupChanges } from '../infra/scim-group-changes.js';
import { ScimGroups } from '../infra/scim-groups.js';
import { patchedResource } from '../infra/scim-patches.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@CommandHandler(PatchScimGroup)
export class PatchScimGroupHandler implements ICommandHandler<PatchScimGroup> {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly groups: ScimGroups,
    private readonly changes: ScimGroupChanges,
  ) {}

  async execute({ input: { groupId: teamId, ifMatch, operations, ...directory } }: PatchScimGroup) {
    const place = { organizationId: await this.tokens.organizationOf(directory), teamId };
    const { resource } = await this.groups.get(place, ifMatch);
    const group = readScimGroup(patchedResource(resource, withRemovalsByPath(operations)));
    await this.changes.apply(place, group, readScimGroup(resource).memberIds);
    return this.groups.get(place);
  }
}
