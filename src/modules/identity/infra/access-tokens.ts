import { createHash, createPublicKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { z } from 'zod';
import { Secrets } from '#shared/secrets';
import { identityErrors as errors } from '../contract/errors.js';
import type { AuthenticationView } from '../contract/views.js';
import { IdentityConfig } from './config.js';

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });
const complete = z.object({ header: z.object({ kid: z.string() }), payload: claims });

/** Signs access tokens, and knows its own again. Only RS256, whatever a token says of itself. */
@Injectable()
export class AccessTokens {
  readonly expiresIn: number;
  private readonly jwt: JwtService;
  private readonly keyId: string;

  constructor(secrets: Secrets, { issuer, accessTokenMinutes }: IdentityConfig) {
    this.expiresIn = Math.round(accessTokenMinutes * 60);
    this.keyId = thumbprint(secrets.jwtPublicKey);
    this.jwt = new JwtService({
      privateKey: secrets.jwtPrivateKey,
      publicKey: secrets.jwtPublicKey,
      signOptions: {
        algorithm: 'RS256',
        keyid: this.keyId,
        issuer,
        audience: issuer,
        expiresIn: this.expiresIn,
      },
      verifyOptions: { algorithms: ['RS256'], issuer, audience: issuer },
    });
  }

  issue(userId: string, sessionId: string): Promise<string> {
    return this.jwt.signAsync({ sid: sessionId }, { subject: userId });
  }

  async verify(token: string): Promise<AuthenticationView> {
    const verified = complete.safeParse(await this.verifiedParts(token));
    if (!verified.success || verified.data.header.kid !== this.keyId) throw errors.invalidToken();
    const { sub, sid, exp } = verified.data.payload;
    return { userId: sub, sessionId: sid, expiresAt: exp * 1000 };
  }

  private async verifiedParts(token: string): Promise<unknown> {
    try {
      return await this.jwt.verifyAsync(token, { complete: true });
    } catch (error) {
      throw error instanceof TokenExpiredError ? errors.tokenExpired() : errors.invalidToken();
    }
  }
}

/** RFC 7638: the same key has the same name everywhere. */
function thumbprint(publicKey: string): string {
  const { e, kty, n } = createPublicKey(publicKey).export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}
