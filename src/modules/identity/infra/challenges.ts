import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import type { ChallengeEntity } from './challenge.entity.js';

export const challengeMinutes = 10;
/** Wrong answers to one challenge. Those of an account are counted besides. */
const mostAttempts = 5;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

export const isTokenOf = ({ hash }: Pick<ChallengeEntity, 'hash'>, token: string): boolean =>
  hash.equals(sha256(token));

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
        returning hash, account_id as "accountId", purpose, code_hash as "codeHash"`,
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

  /** Its key in the table, if a code can be sent for it. */
  async keyOf(token: string): Promise<string> {
    const [row] = await this.database.query(
      `select 1 from identity.challenge where hash = $1 and used_at is null and expires_at > $2 and code_hash is null`,
      [sha256(token), this.clock.now()],
    );
    if (!row) throw errors.invalidChallenge();
    return sha256(token).toString('hex');
  }

  async find(key: string): Promise<Asked | undefined> {
    const [row] = await this.database.query<Asked>(
      `select account_id as "accountId", purpose from identity.challenge
        where hash = $1 and used_at is null and expires_at > $2`,
      [Buffer.from(key, 'hex'), this.clock.now()],
    );
    return row;
  }

  /** The same for somebody who has the token. */
  lookUp(token: string): Promise<Asked | undefined> {
    return this.find(sha256(token).toString('hex'));
  }

  /** For the mail of a challenge. One each, so that nobody's mailbox can be flooded. */
  async newCode(key: string): Promise<string | undefined> {
    const code = randomInt(100_000_000).toString().padStart(8, '0');
    const [rows] = await this.database.query<unknown[]>(
      `update identity.challenge set code_hash = $2 where hash = $1 and code_hash is null returning 1`,
      [Buffer.from(key, 'hex'), sha256(code)],
    );
    return (rows?.length ?? 0) > 0 ? code : undefined;
  }

  /** It could not be sent. */
  async withdrawCode(key: string): Promise<void> {
    await this.database.query('update identity.challenge set code_hash = null where hash = $1', [
      Buffer.from(key, 'hex'),
    ]);
  }

  isCodeOf({ codeHash }: Pick<ChallengeEntity, 'codeHash'>, code: string): boolean {
    return codeHash?.equals(sha256(code.trim())) ?? false;
  }

  async clear(tx: Transaction): Promise<void> {
    const now = this.clock.now();
    await tx.query('delete from identity.challenge where expires_at < $1', [now]);
    for (const table of ['passkey_challenge', 'saml_request', 'saml_assertion', 'saml_code'])
      await tx.query(`delete from identity.${table} where expires_at < $1`, [now]);
  }
}
