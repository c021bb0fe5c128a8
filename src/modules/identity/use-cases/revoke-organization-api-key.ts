import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { RevokeOrganizationApiKey } from '../contract/api-key-messages.js';
import { ApiKeyRevocations } from '../infra/api-key-revocations.js';
import { EndingSessions } from '../infra/ending-sessions.js';

@CommandHandler(RevokeOrganizationApiKey)
export class RevokeOrganizationApiKeyHandler implements ICommandHandler<RevokeOrganizationApiKey> {
  constructor(
    private readonly database: Database,
    private readonly revocations: ApiKeyRevocations,
    private readonly ending: EndingSessions,
  ) {}

  async execute({ input: { actor, apiKeyId } }: RevokeOrganizationApiKey): Promise<void> {
    const revocation = { apiKeyId, actorId: actor.userId, of: { organizationId: actor.organizationId } };
    const ownerId = await this.database.transaction((tx) => this.revocations.revoke(revocation, tx));
    await this.ending.forget(ownerId);
  }
}
