import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { RevokeApiKey } from '../contract/api-key-messages.js';
import { ApiKeyRevocations } from '../infra/api-key-revocations.js';
import { EndingSessions } from '../infra/ending-sessions.js';

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly database: Database,
    private readonly revocations: ApiKeyRevocations,
    private readonly ending: EndingSessions,
  ) {}

  async execute({ input: { actor, apiKeyId } }: RevokeApiKey): Promise<void> {
    const revocation = { apiKeyId, actorId: actor.userId, of: { accountId: actor.userId } };
    const ownerId = await this.database.transaction((tx) => this.revocations.revoke(revocation, tx));
    await this.ending.forget(ownerId);
  }
}
