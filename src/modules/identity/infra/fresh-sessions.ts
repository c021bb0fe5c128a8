import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { identityErrors as errors } from '../contract/errors.js';
import { AccessTokens, type SessionToken } from './access-tokens.js';
import { SessionRepository } from './session.repository.js';

interface FreshSession extends SessionToken {
  /** Whether one was shown in it. */
  readonly secondFactor: boolean;
}

const freshForMs = 15 * 60_000;

/** What would keep an owner out, or a thief in, needs somebody who proved lately to be there. */
@Injectable()
export class FreshSessions {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  async require(accessToken: string): Promise<FreshSession> {
    const token = await this.accessTokens.verifySession(accessToken);
    const { confirmedAt, secondFactor } = await this.sessions.presenceIn(token.sessionId);
    if (this.clock.now().getTime() - confirmedAt.getTime() > freshForMs) throw errors.stepUpNeeded();
    return { ...token, secondFactor };
  }
}
