import { Injectable } from '@nestjs/common';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database, type Transaction } from '#shared/database';
import type { SessionToken } from './access-tokens.js';
import { SessionRepository } from './session.repository.js';

/** Notes that the owner of a session proved to be there. */
@Injectable()
export class Presence {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly cache: Cache,
  ) {}

  async confirm({ sessionId }: SessionToken): Promise<void> {
    await this.database.transaction((tx) => this.sessions.confirm(sessionId, { secondFactor: false }, tx));
  }

  /** By a second factor, in one transaction with `work`. */
  async confirmWith<T>(token: SessionToken, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      await this.sessions.confirm(token.sessionId, { secondFactor: true }, tx);
      return work(tx);
    });
    await this.cache.invalidateTags([actorTag(token.userId)]);
    return result;
  }
}
