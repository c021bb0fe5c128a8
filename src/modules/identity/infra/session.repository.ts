import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Not, Repository } from 'typeorm';
import type { Transaction } from '#shared/database';
import type { RefreshToken } from '../domain/refresh-token.js';
import { IdentityConfig } from './config.js';
import { RefreshTokenEntity } from './refresh-token.entity.js';
import { SessionEntity } from './session.entity.js';

export interface HeldRefreshToken extends RefreshToken {
  readonly sessionId: string;
  readonly accountId: string;
}

const millisecondsPerDay = 86_400_000;
const hashOf = (token: string) => createHash('sha256').update(token).digest();

@Injectable()
export class SessionRepository {
  constructor(
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
    private readonly config: IdentityConfig,
  ) {}

  isOpen(sessionId: string): Promise<boolean> {
    return this.sessions.existsBy({ id: sessionId, endedAt: IsNull() });
  }

  async open(session: Omit<SessionEntity, 'endedAt'>, tx: Transaction): Promise<void> {
    await tx.insert(SessionEntity, { ...session, endedAt: null });
  }

  async end(sessionId: string, tx: Transaction): Promise<void> {
    await tx.update(SessionEntity, { id: sessionId, endedAt: IsNull() }, { endedAt: new Date() });
  }

  /** Of one account; `except` stays open. */
  async endAll(accountId: string, tx: Transaction, except?: string): Promise<void> {
    const kept = except === undefined ? {} : { id: Not(except) };
    await tx.update(SessionEntity, { accountId, endedAt: IsNull(), ...kept }, { endedAt: new Date() });
  }

  /** A new refresh token for the session. */
  async issue(sessionId: string, tx: Transaction): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + this.config.refreshTokenDays * millisecondsPerDay);
    await tx.insert(RefreshTokenEntity, { hash: hashOf(token), sessionId, expiresAt, usedAt: null });
    return token;
  }

  /** Locked with its session until the transaction ends, so that of two who trade it one comes second. */
  async hold(token: string, tx: Transaction): Promise<HeldRefreshToken | undefined> {
    const [held]: HeldRefreshToken[] = await tx.query(
      `select t.session_id as "sessionId", t.expires_at as "expiresAt", t.used_at as "usedAt",
              s.account_id as "accountId", s.ended_at as "sessionEndedAt"
         from identity.refresh_token t join identity.session s on s.id = t.session_id
        where t.hash = $1 for update`,
      [hashOf(token)],
    );
    return held;
  }

  async markUsed(token: string, tx: Transaction): Promise<void> {
    await tx.update(RefreshTokenEntity, { hash: hashOf(token) }, { usedAt: new Date() });
  }

  /**
   * A session whose last refresh token has expired opens nothing any more; one that has ended is kept as long as its
   * tokens would have been good, so that their late use is still told apart from an unknown token.
   */
  async clear(tx: Transaction): Promise<void> {
    await tx.query(
      `delete from identity.session s where started_at < now() - interval '1 day' and not exists (
         select 1 from identity.refresh_token t where t.session_id = s.id and t.expires_at > now())`,
    );
    await tx.query(
      `delete from identity.refresh_token where used_at is not null and expires_at < now() - interval '1 day'`,
    );
  }
}
