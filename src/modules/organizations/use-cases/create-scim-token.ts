import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CreateScimToken } from '../contract/scim-messages.js';
import { OrganizationRepository } from '../infra/organization.repository.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@CommandHandler(CreateScimToken)
export class CreateScimTokenHandler implements ICommandHandler<CreateScimToken> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly tokens: ScimTokens,
  ) {}

  async execute({ input: { actor, organizationId } }: CreateScimToken) {
    await this.organizations.roleOf(actor, organizationId);
    return this.tokens.create(organizationId);
  }
}
