import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import type { CodeChannel } from '../contract/mfa-views.js';
import type { ChallengeEntity } from './challenge.entity.js';

export const challengeMinutes = 10;
/** Wrong answers to one challenge. Those of an account are counted besides. */
const mostAttempts = 5;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

export const isTokenOf = ({ hash }: Pick<ChallengeEntity, 'hash'>, token: string): boolean =>
  hash.equals(sha256(token));

/** In the table: for who has not the token. */
export const challengeKey = (token: string): string => sha256(token).toString('hex');

/** Whether it is the code that was sent for the challenge, by that way. */
export const isSentCode = (
  { channel, codeHash }: Pick<ChallengeEntity, 'channel' | 'codeHash'>,
  { code, by }: { readonly code: string; readonly by: CodeChannel },
): boolean => channel === by && (codeHash?.equals(sha256(code.trim())) ?? false);

type Asked = Pick<ChallengeEntity, 'accountId' | 'purpose'>;

@Injectable()
export class Challenges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open({ accountId, purpose }: Asked): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + challengeMinutes * 60_000);
    await this.database.query(
      `insert into identity.challenge (hash, account_id, purpose, expires_at) values ($1, $2, $3, $4)`,
      [sha256(token), accountId, purpose, expiresAt],
    );
    return token;
  }

  /** Counts an attempt, so that many at once are no more than many one after another. */
  async attempt(token: string, purpose: Asked['purpose']): Promise<ChallengeEntity> {
    const [rows] = await this.database.query<ChallengeEntity[]>(
      `update identity.challenge set attempts = attempts + 1
        where hash = $1 and purpose = $2 and used_at is null and expires_at > $3 and attempts < ${mostAttempts}
        returning hash, account_id as "accountId", purpose, channel, code_hash as "codeHash"`,
      [sha256(token), purpose, this.clock.now()],
    );
    const challenge = rows?.[0];
    if (!challenge) throw errors.invalidChallenge();
    return challenge;
  }

  /** Of many who answer rightly at once, for one. */
  async spend({ hash }: Pick<ChallengeEntity, 'hash'>, tx: Transaction): Promise<void> {
    const [rows]: [unknown[]] = await tx.query(
      `update identity.challenge set used_at = $2 where hash = $1 and used_at is null returning 1`,
      [hash, this.clock.now()],
    );
    if (rows.length === 0) throw errors.invalidChallenge();
  }

  async lookUp(token: string): Promise<Asked | undefined> {
    const [row] = await this.database.query<Asked>(
      `select account_id as "accountId", purpose from identity.challenge
        where hash = $1 and used_at is null and expires_at > $2`,
      [sha256(token), this.clock.now()],
    );
    return row;
  }

  async clear(tx: Transaction): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `delete from identity.challenge where expires_at < $1
          and (code_asked_at is null or code_asked_at < $1::timestamptz - interval '1 hour')`,
      [now],
    );
    for (const table of ['passkey_challenge', 'saml_request', 'saml_assertion', 'saml_code'])
      await tx.query(`delete from identity.${table} where expires_at < $1`, [now]);
  }
}
