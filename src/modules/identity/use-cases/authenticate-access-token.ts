import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { AuthenticateAccessToken } from '../contract/queries.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { SessionRepository } from '../infra/session.repository.js';

@QueryHandler(AuthenticateAccessToken)
export class AuthenticateAccessTokenHandler implements IQueryHandler<AuthenticateAccessToken> {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly sessions: SessionRepository,
  ) {}

  async execute({ input }: AuthenticateAccessToken) {
    const authentication = await this.accessTokens.verify(input.accessToken);
    if (!(await this.sessions.isOpen(authentication))) throw errors.sessionEnded();
    return authentication;
  }
}
