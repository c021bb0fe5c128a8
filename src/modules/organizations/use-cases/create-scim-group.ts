import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { CreateScimGroup } from '../contract/scim-group-messages.js';
import { readScimGroup } from '../infra/scim-group.js';
import { ScimGroupChanges } from '../infra/scim-group-changes.js';
import { ScimGroups } from '../infra/scim-groups.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@CommandHandler(CreateScimGroup)
export class CreateScimGroupHandler implements ICommandHandler<CreateScimGroup> {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly groups: ScimGroups,
    private readonly changes: ScimGroupChanges,
    private readonly ids: Ids,
  ) {}

  async execute({ input: { group, ...directory } }: CreateScimGroup) {
    const organizationId = await this.tokens.organizationOf(directory);
    const place = { organizationId, teamId: this.ids.next() };
    await this.changes.create(place, readScimGroup(group));
    return this.groups.get(place);
  }
}
