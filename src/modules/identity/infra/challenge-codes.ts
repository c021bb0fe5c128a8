import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import type { CodeChannel } from '../contract/mfa-views.js';
import { challengeKey } from './challenges.js';

/** Text messages to one number, and of one account, within an hour: nobody is flooded, and nobody's bill is. */
const mostPerHour = 5;
const hourMs = 3_600_000;

/** A code that is to be sent. */
export interface WantedCode {
  readonly accountId: string;
  readonly channel: CodeChannel;
  /** By SMS. */
  readonly phone: string | null;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Codes that are sent to who is asked. One for each challenge. */
@Injectable()
export class ChallengeCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The key of the challenge, if its code is to be sent; nothing for those who did not choose to get codes that way. */
  ask(token: string, channel: CodeChannel): Promise<string | undefined> {
    return this.database.transaction(async (tx) => {
      const asked = await this.open(token, channel, tx);
      if (!asked.chosen) return undefined;
      if (asked.phone !== null) await this.requireRoom(asked.accountId, asked.phone, tx);
      await tx.query(
        'update identity.challenge set channel = $2, phone = $3, code_asked_at = $4 where hash = $1',
        [sha256(token), channel, asked.phone, this.clock.now()],
      );
      return challengeKey(token);
    });
  }

  async wanted(key: string): Promise<WantedCode | undefined> {
    const [row] = await this.database.query<WantedCode>(
      `select account_id as "accountId", channel, phone from identity.challenge
        where hash = $1 and used_at is null and expires_at > $2 and channel is not null`,
      [Buffer.from(key, 'hex'), this.clock.now()],
    );
    return row;
  }

  /** Nothing when there is one. */
  async make(key: string): Promise<string | undefined> {
    const code = randomInt(100_000_000).toString().padStart(8, '0');
    const [rows] = await this.database.query<unknown[]>(
      `update identity.challenge set code_hash = $2 where hash = $1 and code_hash is null returning 1`,
      [Buffer.from(key, 'hex'), sha256(code)],
    );
    return (rows?.length ?? 0) > 0 ? code : undefined;
  }

  /** It could not be sent. */
  async withdraw(key: string): Promise<void> {
    await this.database.query('update identity.challenge set code_hash = null where hash = $1', [
      Buffer.from(key, 'hex'),
    ]);
  }

  /** A challenge that may get a code. Codes by another way must not be one around an authenticator app. */
  private async open(token: string, channel: CodeChannel, tx: Transaction) {
    const [asked]: { accountId: string; chosen: boolean; phone: string | null }[] = await tx.query(
      `select c.account_id as "accountId", f.phone,
              coalesce((f.confirmed_at is null) = (c.purpose = 'enrol'), false) as chosen
         from identity.challenge c
         left join identity.second_factor f on f.account_id = c.account_id and f.kind = $2
        where c.hash = $1 and c.used_at is null and c.expires_at > $3 and c.code_hash is null
          and coalesce(c.channel, $2) = $2`,
      [sha256(token), channel, this.clock.now()],
    );
    if (!asked) throw errors.invalidChallenge();
    return asked;
  }

  private async requireRoom(accountId: string, phone: string, tx: Transaction): Promise<void> {
    const now = this.clock.now().getTime();
    for (const held of [`sms ${accountId}`, `sms ${phone}`])
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [held]);
    const [{ freeAt }]: [{ freeAt: Date | null }] = await tx.query(
      `select max(at) as "freeAt" from (
         (select code_asked_at as at from identity.challenge where phone = $1 and code_asked_at > $3
           order by at desc offset ${mostPerHour - 1} limit 1)
         union all
         (select code_asked_at from identity.challenge where account_id = $2 and phone is not null and code_asked_at > $3
           order by code_asked_at desc offset ${mostPerHour - 1} limit 1)) taken`,
      [phone, accountId, new Date(now - hourMs)],
    );
    if (freeAt)
      throw errors.tooManySms({ retryAfterSeconds: Math.ceil((freeAt.getTime() + hourMs - now) / 1000) });
  }
}
