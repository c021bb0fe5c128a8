import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { PasswordChanged } from '../contract/events.js';
import type { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { SessionRepository } from './session.repository.js';

export interface Change {
  readonly account: AccountEntity;
  /** Of the new password. */
  readonly passwordHash: string;
  readonly by: 'change' | 'reset';
  /** The session that stays open. */
  readonly sessionId?: string;
}

/** What is written when a password is replaced. */
@Injectable()
export class PasswordWrites {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  async make({ account, passwordHash, by, sessionId }: Change, tx: Transaction): Promise<void> {
    await this.accounts.replacePassword(account, passwordHash, tx);
    await this.sessions.endAll(account.id, tx, sessionId);
    await this.outbox.add(new PasswordChanged({ userId: account.id, by }), tx);
  }
}
