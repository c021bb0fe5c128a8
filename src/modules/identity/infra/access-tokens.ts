import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { z } from 'zod';
import { type Scope, scopes } from '#shared/contracts';
import { identityErrors as errors } from '../contract/errors.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { IdentityConfig } from './config.js';
import { SigningKeys } from './signing-keys.js';

const common = { sub: z.uuid(), exp: z.number() };
const claims = z.union([
  z.object({ ...common, sid: z.uuid() }),
  z.object({ ...common, key: z.uuid(), scope: z.string() }),
]);
const header = z.object({ kid: z.string() });

interface Known {
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface SessionToken extends Known {
  readonly sessionId: string;
}

/** What a verified token says. */
export type AccessToken =
  | SessionToken
  | (Known & { readonly apiKeyId: string; readonly scopes: readonly Scope[] });

/** Signs access tokens, and knows those of every replica again. Only RS256, whatever a token says of itself. */
@Injectable()
export class AccessTokens {
  /** Seconds. */
  readonly expiresIn: number;
  private readonly jwt: JwtService;

  constructor(
    private readonly keys: SigningKeys,
    { issuer, accessTokenMinutes }: IdentityConfig,
  ) {
    this.expiresIn = Math.round(accessTokenMinutes * 60);
    this.jwt = new JwtService({
      signOptions: { algorithm: 'RS256', issuer, audience: issuer, expiresIn: this.expiresIn },
      verifyOptions: { algorithms: ['RS256'], issuer, audience: issuer },
    });
  }

  issue(userId: string, sessionId: string): Promise<string> {
    return this.sign(userId, { sid: sessionId });
  }

  /** For an API key, with some of its scopes. */
  issueFor(
    { id, accountId }: Pick<ApiKeyEntity, 'id' | 'accountId'>,
    scopes: readonly Scope[],
  ): Promise<string> {
    return this.sign(accountId, { key: id, scope: scopes.join(' ') });
  }

  async verify(token: string): Promise<AccessToken> {
    const verified = claims.safeParse(await this.verifiedPayload(token));
    if (!verified.success) throw errors.invalidToken();
    const { data } = verified;
    const known = { userId: data.sub, expiresAt: data.exp * 1000 };
    return 'sid' in data
      ? { ...known, sessionId: data.sid }
      : { ...known, apiKeyId: data.key, scopes: scopes.filter((one) => data.scope.split(' ').includes(one)) };
  }

  /** Of somebody who signed in. */
  async verifySession(token: string): Promise<SessionToken> {
    const verified = await this.verify(token);
    if (!('sessionId' in verified)) throw errors.invalidToken();
    return verified;
  }

  private async sign(userId: string, own: object): Promise<string> {
    const { id, privateKey } = await this.keys.current();
    // The library takes what Node takes; its types know only texts.
    const key = privateKey as unknown as string;
    return this.jwt.signAsync(own, { subject: userId, keyid: id, privateKey: key });
  }

  private async verifiedPayload(token: string): Promise<unknown> {
    const kid = keyIdOf(token);
    const publicKey = kid === undefined ? undefined : await this.keys.find(kid, this.expiresIn);
    if (!publicKey) throw errors.invalidToken();
    try {
      return await this.jwt.verifyAsync(token, { publicKey: publicKey as unknown as string });
    } catch (error) {
      throw error instanceof TokenExpiredError ? errors.tokenExpired() : errors.invalidToken();
    }
  }
}

/** What a token says of its key; nothing is believed of it yet. */
function keyIdOf(token: string): string | undefined {
  try {
    const [first = ''] = token.split('.', 1);
    return header.parse(JSON.parse(Buffer.from(first, 'base64url').toString())).kid;
  } catch {
    return undefined;
  }
}
