import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Client } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { addressKey } from '#shared/rate-limits';
import { SignedIn } from '../contract/events.js';
import type { SessionView } from '../contract/views.js';
import { AccessTokens } from './access-tokens.js';
import { type AccountEntity, toUserView } from './account.entity.js';
import { SessionRepository } from './session.repository.js';

const longestUserAgent = 500;

interface SignIn extends Client {
  /** Whether one was shown. */
  readonly secondFactor?: boolean;
}

/** Gives somebody whose identity is established a pair of tokens. */
@Injectable()
export class Sessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly accessTokens: AccessTokens,
    private readonly outbox: Outbox,
  ) {}

  async start(account: AccountEntity, client: SignIn, tx: Transaction): Promise<SessionView> {
    const id = randomUUID();
    const { address, userAgent, secondFactor = false } = client;
    const from = { address: addressKey(address), userAgent: userAgent.slice(0, longestUserAgent) };
    await this.sessions.open({ id, accountId: account.id, secondFactor, ...from }, tx);
    await this.outbox.add(new SignedIn({ userId: account.id, sessionId: id, address }), tx);
    return this.continue(account, id, tx);
  }

  async continue(account: AccountEntity, sessionId: string, tx: Transaction): Promise<SessionView> {
    return {
      accessToken: await this.accessTokens.issue(account.id, sessionId),
      refreshToken: await this.sessions.issue(sessionId, tx),
      tokenType: 'Bearer',
      expiresIn: this.accessTokens.expiresIn,
      user: toUserView(account),
    };
  }
}
