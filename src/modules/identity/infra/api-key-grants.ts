import { Injectable } from '@nestjs/common';
import type { Scope } from '#shared/contracts';
import { identityErrors as errors } from '../contract/errors.js';
import type { AuthenticationView } from '../contract/views.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository, hashOfKey } from './api-key.repository.js';

/** What API keys, and the tokens that were issued for them, are good for. */
@Injectable()
export class ApiKeyGrants {
  constructor(private readonly keys: ApiKeyRepository) {}

  async ofKey(key: string): Promise<AuthenticationView> {
    return toView(await this.keys.use({ hash: hashOfKey(key) }));
  }

  /** A token has no more than its key has now. */
  async ofToken(token: TokenOfKey): Promise<AuthenticationView> {
    const { expiresAt, apiKey, userId, secondFactor } = toView(await this.keys.use({ id: token.apiKeyId }));
    if (userId !== token.userId) throw errors.invalidApiKey();
    const scopes = apiKey.scopes.filter((scope) => token.scopes.includes(scope));
    return {
      userId,
      secondFactor,
      apiKey: { ...apiKey, scopes },
      expiresAt: Math.min(expiresAt, token.expiresAt),
    };
  }
}

interface TokenOfKey {
  readonly userId: string;
  readonly apiKeyId: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: number;
}

function toView(key: ApiKeyEntity | undefined) {
  if (!key) throw errors.invalidApiKey();
  const { id: apiKeyId, organizationId, scopes, requestsPerMinute, secondFactor } = key;
  return {
    userId: key.accountId,
    secondFactor,
    apiKey: { apiKeyId, organizationId, scopes, requestsPerMinute },
    expiresAt: key.expiresAt.getTime(),
  };
}
