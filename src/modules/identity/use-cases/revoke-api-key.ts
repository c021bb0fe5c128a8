import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { RevokeApiKey } from '../contract/api-key-messages.js';
import { identityErrors as errors } from '../contract/errors.js';
import { ApiKeyRevoked } from '../contract/events.js';
import { ApiKeyRepository } from '../infra/api-key.repository.js';
import { EndingSessions } from '../infra/ending-sessions.js';

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly keys: ApiKeyRepository,
    private readonly ending: EndingSessions,
  ) {}

  async execute({ input: { actor, apiKeyId } }: RevokeApiKey) {
    const { userId } = actor;
    await this.database.transaction(async (tx) => {
      const wasThere = await this.keys.revoke({ id: apiKeyId, accountId: userId }, tx);
      if (!wasThere) throw errors.apiKeyNotFound({ apiKeyId });
      await this.outbox.add(new ApiKeyRevoked({ userId, apiKeyId }), tx);
    });
    await this.ending.forget(userId);
  }
}
