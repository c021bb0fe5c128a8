import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RevokeScimToken } from '../contract/scim-messages.js';
import { OrganizationRepository } from '../infra/organization.repository.js';
import { ScimTokens } from '../infra/scim-tokens.js';

@CommandHandler(RevokeScimToken)
export class RevokeScimTokenHandler implements ICommandHandler<RevokeScimToken> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly tokens: ScimTokens,
  ) {}

  async execute({ input: { actor, organizationId, tokenId } }: RevokeScimToken) {
    await this.organizations.roleOf(actor, organizationId);
    await this.tokens.revoke(organizationId, tokenId);
  }
}
