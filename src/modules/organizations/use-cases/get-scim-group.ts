import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetScimGroup } from '../contract/scim-group-messages.js';
import { ScimGroups } from '../infra/scim-groups.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@QueryHandler(GetScimGroup)
export class GetScimGroupHandler implements IQueryHandler<GetScimGroup> {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly groups: ScimGroups,
  ) {}

  async execute({ input: { groupId: teamId, ...directory } }: GetScimGroup) {
    return this.groups.get({ organizationId: await this.tokens.organizationOf(directory), teamId });
  }
}
