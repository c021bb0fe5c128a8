import { randomBytes } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Ids } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { CreateApiKey } from '../contract/api-key-messages.js';
import { identityErrors as errors } from '../contract/errors.js';
import { ApiKeyCreated } from '../contract/events.js';
import { apiKeyOf, prefixOf } from '../domain/api-key.js';
import { toApiKeyView } from '../infra/api-key.entity.js';
import { ApiKeyRepository, hashOfKey } from '../infra/api-key.repository.js';
import { FreshSessions } from '../infra/fresh-sessions.js';

const millisecondsPerDay = 86_400_000;
/** More are a sign of keys that nobody counts any more. */
const mostKeys = 50;

@CommandHandler(CreateApiKey)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKey> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly fresh: FreshSessions,
    private readonly keys: ApiKeyRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async execute({
    input: { actor, accessToken, name, scopes, expiresInDays, requestsPerMinute },
  }: CreateApiKey) {
    const { userId, secondFactor } = await this.fresh.require(accessToken);
    const { organizationId } = actor;
    const key = apiKeyOf(randomBytes(32).toString('base64url'));
    const createdAt = this.clock.now();
    const row = {
      id: this.ids.next(),
      accountId: userId,
      organizationId,
      name,
      prefix: prefixOf(key),
      hash: hashOfKey(key),
      scopes: [...new Set(scopes)],
      requestsPerMinute,
      secondFactor,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + expiresInDays * millisecondsPerDay),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.database.transaction(async (tx) => {
      if ((await this.keys.count(userId, tx)) >= mostKeys) throw errors.tooManyApiKeys({ most: mostKeys });
      await this.keys.add(row, tx);
      const created = { userId, organizationId, apiKeyId: row.id, name, scopes: row.scopes };
      await this.outbox.add(new ApiKeyCreated(created), tx);
    });
    return { ...toApiKeyView(row), key };
  }
}
