import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { AuthenticateAccessToken } from '../contract/queries.js';
import type { AuthenticationView } from '../contract/views.js';
import { isApiKey } from '../domain/api-key.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { ApiKeyGrants } from '../infra/api-key-grants.js';
import { SessionRepository } from '../infra/session.repository.js';

@QueryHandler(AuthenticateAccessToken)
export class AuthenticateAccessTokenHandler implements IQueryHandler<AuthenticateAccessToken> {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly sessions: SessionRepository,
    private readonly grants: ApiKeyGrants,
  ) {}

  async execute({ input: { accessToken } }: AuthenticateAccessToken): Promise<AuthenticationView> {
    if (isApiKey(accessToken)) return this.grants.ofKey(accessToken);
    const token = await this.accessTokens.verify(accessToken);
    if ('apiKeyId' in token) return this.grants.ofToken(token);
    const session = await this.sessions.use(token);
    if (!session) throw errors.sessionEnded();
    return { ...token, secondFactor: session.secondFactor };
  }
}
