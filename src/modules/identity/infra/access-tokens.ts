import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { z } from 'zod';
import { identityErrors as errors } from '../contract/errors.js';
import type { AuthenticationView } from '../contract/views.js';
import { IdentityConfig } from './config.js';
import { SigningKeys } from './signing-keys.js';

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });
const header = z.object({ kid: z.string() });

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

  async issue(userId: string, sessionId: string): Promise<string> {
    const { id, privateKey } = await this.keys.current();
    return this.jwt.signAsync(
      { sid: sessionId },
      // The library takes what Node takes; its types know only texts.
      { subject: userId, keyid: id, privateKey: privateKey as unknown as string },
    );
  }

  async verify(token: string): Promise<AuthenticationView> {
    const verified = claims.safeParse(await this.verifiedPayload(token));
    if (!verified.success) throw errors.invalidToken();
    const { sub, sid, exp } = verified.data;
    return { userId: sub, sessionId: sid, expiresAt: exp * 1000 };
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
