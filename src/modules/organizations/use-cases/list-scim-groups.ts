import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListScimGroups } from '../contract/scim-group-messages.js';
import { matches, readFilter, soleEquality } from '../infra/scim-filters.js';
import { ScimGroups } from '../infra/scim-groups.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@QueryHandler(ListScimGroups)
export class ListScimGroupsHandler implements IQueryHandler<ListScimGroups> {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly groups: ScimGroups,
  ) {}

  async execute({ input: { filter, startIndex, count, ...directory } }: ListScimGroups) {
    const organizationId = await this.tokens.organizationOf(directory);
    const offset = startIndex - 1;
    if (filter !== undefined) {
      const found = await this.found(organizationId, filter);
      return { total: found.length, groups: found.slice(offset, offset + count) };
    }
    const total = await this.groups.count(organizationId);
    return { total, groups: count > 0 ? await this.groups.page(organizationId, offset, count) : [] };
  }

  /** What directories ask all day, one group by name or id, is looked up; any other filter reads all of them. */
  private async found(organizationId: string, text: string) {
    const read = readFilter(text);
    const sole = soleEquality(read);
    if (sole?.name === 'displayname') return this.groups.find(organizationId, { displayName: sole.value });
    if (sole?.name === 'externalid') return this.groups.find(organizationId, { externalId: sole.value });
    const isMatch = matches(read);
    return (await this.groups.find(organizationId)).filter(({ resource }) => isMatch(resource));
  }
}
