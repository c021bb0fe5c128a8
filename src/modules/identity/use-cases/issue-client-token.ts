import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IssueClientToken } from '../contract/api-key-messages.js';
import { identityErrors as errors } from '../contract/errors.js';
import { narrowed } from '../domain/api-key.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { ApiKeyRepository, hashOfKey } from '../infra/api-key.repository.js';

@CommandHandler(IssueClientToken)
export class IssueClientTokenHandler implements ICommandHandler<IssueClientToken> {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly accessTokens: AccessTokens,
  ) {}

  async execute({ input: { clientId, clientSecret, scope } }: IssueClientToken) {
    const key = await this.keys.use({ hash: hashOfKey(clientSecret) });
    if (key?.id !== clientId.toLowerCase()) throw errors.invalidApiKey();
    const scopes = narrowed(key.scopes, scope);
    if (!scopes) throw errors.scopeNotGranted({ scopes: key.scopes });
    return {
      accessToken: await this.accessTokens.issueFor(key, scopes),
      expiresIn: this.accessTokens.expiresIn,
      scopes,
    };
  }
}
