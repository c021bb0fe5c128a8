import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ApiKeyRevoked } from '../contract/events.js';
import { ApiKeyRepository } from './api-key.repository.js';

/** Ends API keys, and says so. */
@Injectable()
export class ApiKeyRevocations {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly outbox: Outbox,
  ) {}

  async revokeAll(userId: string, tx: Transaction): Promise<void> {
    for (const apiKeyId of await this.keys.revokeAll(userId, tx))
      await this.outbox.add(new ApiKeyRevoked({ userId, apiKeyId }), tx);
  }
}
