import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListPublicKeys } from '../contract/queries.js';
import type { PublicKeyView } from '../contract/views.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { SigningKeys } from '../infra/signing-keys.js';

@QueryHandler(ListPublicKeys)
export class ListPublicKeysHandler implements IQueryHandler<ListPublicKeys> {
  constructor(
    private readonly keys: SigningKeys,
    private readonly accessTokens: AccessTokens,
  ) {}

  async execute(): Promise<PublicKeyView[]> {
    const accepted = await this.keys.accepted(this.accessTokens.expiresIn);
    return accepted.map(({ id, publicKey }) => {
      const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
      return { kty: 'RSA', use: 'sig', alg: 'RS256', kid: id, n, e };
    });
  }
}
