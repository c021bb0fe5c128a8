import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { identityErrors as errors } from '../contract/errors.js';
import { ApiKeyRevoked } from '../contract/events.js';
import { ApiKeyRepository, type RevokedKey } from './api-key.repository.js';

interface Revocation {
  readonly apiKeyId: string;
  /** Who ends it. */
  readonly actorId: string;
  /** What has to be true of it. */
  readonly of: { readonly accountId: string } | { readonly organizationId: string };
}

/** Ends API keys, and says so. */
@Injectable()
export class ApiKeyRevocations {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Answers whose it was. */
  async revoke({ apiKeyId, actorId, of }: Revocation, tx: Transaction): Promise<string> {
    const key = await this.keys.revoke({ id: apiKeyId, ...of }, tx);
    if (!key) throw errors.apiKeyNotFound({ apiKeyId });
    await this.tell(key, actorId, tx);
    return key.accountId;
  }

  async revokeAll(userId: string, tx: Transaction): Promise<void> {
    for (const key of await this.keys.revokeAll(userId, tx)) await this.tell(key, userId, tx);
  }

  private async tell(key: RevokedKey, actorId: string, tx: Transaction): Promise<void> {
    const { id: apiKeyId, accountId: userId, organizationId } = key;
    await this.outbox.add(new ApiKeyRevoked({ userId, organizationId, apiKeyId, actorId }), tx);
  }
}
