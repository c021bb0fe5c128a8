import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Not, Repository } from 'typeorm';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { type Page, type Placed, SortedPages, type SortedRequest } from '#shared/pagination';
import type { sessionSorts } from '../contract/views.js';
import type { RefreshToken } from '../domain/refresh-token.js';
import type { SessionToken } from './access-tokens.js';
import { IdentityConfig } from './config.js';
import { RefreshTokenEntity } from './refresh-token.entity.js';
import { SessionEntity } from './session.entity.js';

export interface HeldRefreshToken extends RefreshToken {
  /** When it was handed in. */
  readonly heldAt: Date;
  readonly sessionId: string;
  readonly accountId: string;
}

type Asked = SortedRequest<(typeof sessionSorts)[number]> & { readonly search?: string | undefined };

const pages = new SortedPages<(typeof sessionSorts)[number]>(
  {
    startedAt: { sql: 's.started_at', type: 'timestamptz' },
    lastUsedAt: { sql: 's.last_used_at', type: 'timestamptz' },
  },
  's.id',
);
const noteUseAfterMs = 60_000;
const millisecondsPerDay = 86_400_000;
const hashOf = (token: string) => createHash('sha256').update(token).digest();

@Injectable()
export class SessionRepository {
  constructor(
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
    private readonly config: IdentityConfig,
    private readonly clock: Clock,
  ) {}

  /** Nothing when it has ended. Notes that it was used, once a minute at most. */
  async use({ userId: accountId, sessionId: id }: SessionToken): Promise<SessionEntity | undefined> {
    const session = await this.sessions.findOneBy({ id, accountId, endedAt: IsNull() });
    if (!session) return undefined;
    const now = this.clock.now();
    if (now.getTime() - session.lastUsedAt.getTime() > noteUseAfterMs)
      await this.sessions.update({ id }, { lastUsedAt: now });
    return session;
  }

  async open(
    session: Omit<SessionEntity, 'endedAt' | 'startedAt' | 'lastUsedAt' | 'confirmedAt'>,
    tx: Transaction,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.insert(SessionEntity, {
      ...session,
      startedAt: now,
      lastUsedAt: now,
      confirmedAt: now,
      endedAt: null,
    });
  }

  /** When its owner last proved to be there, and whether a second factor was ever shown in it. */
  presenceIn(id: string): Promise<Pick<SessionEntity, 'confirmedAt' | 'secondFactor'>> {
    return this.sessions.findOneByOrFail({ id });
  }

  /** Its owner is there; a second factor that was shown once counts to its end. */
  async confirm(id: string, { secondFactor }: { secondFactor: boolean }, tx: Transaction): Promise<void> {
    const confirmed = { confirmedAt: this.clock.now(), ...(secondFactor && { secondFactor }) };
    await tx.update(SessionEntity, { id }, confirmed);
  }

  /** Whether it was open. */
  async end({ id, accountId }: Pick<SessionEntity, 'id' | 'accountId'>, tx: Transaction): Promise<boolean> {
    const ended = await tx.update(
      SessionEntity,
      { id, accountId, endedAt: IsNull() },
      { endedAt: this.clock.now() },
    );
    return (ended.affected ?? 0) > 0;
  }

  /** Their ids, held until the transaction ends. */
  async openOf(accountId: string, tx: Transaction): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'select id from identity.session where account_id = $1 and ended_at is null order by id for update',
      [accountId],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of an account. */
  async listOpen(accountId: string, asked: Asked): Promise<Page<SessionEntity>> {
    const { place, after, order, parameters } = pages.sql(asked, [accountId, asked.search ?? null]);
    const rows: (SessionEntity & Placed)[] = await this.sessions.query(
      `select s.id, s.address, s.user_agent as "userAgent", s.started_at as "startedAt", s.last_used_at as "lastUsedAt", ${place}
         from identity.session s where s.account_id = $1 and s.ended_at is null
          and ($2::text is null or strpos(lower(s.user_agent || ' ' || s.address), lower($2)) > 0)
          and ${after} ${order}`,
      parameters,
    );
    return pages.page(rows, asked);
  }

  /** Of one account; `except` stays open. */
  async endAll(accountId: string, tx: Transaction, except?: string): Promise<void> {
    const kept = except === undefined ? {} : { id: Not(except) };
    await tx.update(SessionEntity, { accountId, endedAt: IsNull(), ...kept }, { endedAt: this.clock.now() });
  }

  /** A new refresh token for the session, which it does not outlive. */
  async issue(sessionId: string, tx: Transaction): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const { refreshTokenDays, sessionDays } = this.config;
    const unused = new Date(this.clock.now().getTime() + refreshTokenDays * millisecondsPerDay);
    await tx.query(
      `insert into identity.refresh_token (hash, session_id, expires_at)
         select $1, id, least($3::timestamptz, started_at + $4::double precision * interval '1 day')
           from identity.session where id = $2`,
      [hashOf(token), sessionId, unused, sessionDays],
    );
    return token;
  }

  /** Locked with its session until the transaction ends, so that of two who trade it one comes second. */
  async hold(token: string, tx: Transaction): Promise<HeldRefreshToken | undefined> {
    const [held]: Omit<HeldRefreshToken, 'heldAt'>[] = await tx.query(
      `select t.session_id as "sessionId", t.expires_at as "expiresAt", t.used_at as "usedAt",
              s.account_id as "accountId", s.ended_at as "sessionEndedAt"
         from identity.refresh_token t join identity.session s on s.id = t.session_id
        where t.hash = $1 for update`,
      [hashOf(token)],
    );
    return held && { ...held, heldAt: this.clock.now() };
  }

  async markUsed(token: string, tx: Transaction): Promise<void> {
    await tx.update(RefreshTokenEntity, { hash: hashOf(token) }, { usedAt: this.clock.now() });
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
