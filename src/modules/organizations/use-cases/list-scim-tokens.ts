import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListScimTokens } from '../contract/scim-messages.js';
import { OrganizationRepository } from '../infra/organization.repository.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@QueryHandler(ListScimTokens)
export class ListScimTokensHandler implements IQueryHandler<ListScimTokens> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly tokens: ScimTokens,
  ) {}

  async execute({ input: { actor, organizationId } }: ListScimTokens) {
    await this.organizations.roleOf(actor, organizationId);
    return { items: await this.tokens.list(organizationId) };
  }
}
