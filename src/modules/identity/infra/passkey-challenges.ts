import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { challengeMinutes } from './challenges.js';

const hashOf = (challenge: string) => createHash('sha256').update(challenge).digest();

/** What authenticators are asked to sign, once each and for some minutes. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** For somebody who adds a passkey, or without an account for whoever signs in. */
  async open(accountId: string | null): Promise<string> {
    const challenge = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + challengeMinutes * 60_000);
    await this.database.query(
      'insert into identity.passkey_challenge (hash, account_id, expires_at) values ($1, $2, $3)',
      [hashOf(challenge), accountId, expiresAt],
    );
    return challenge;
  }

  /** Gone with the first answer, a wrong one too. */
  async spend(challenge: string, accountId: string | null): Promise<void> {
    const [rows] = await this.database.query<unknown[]>(
      `delete from identity.passkey_challenge
        where hash = $1 and account_id is not distinct from $2 and expires_at > $3 returning 1`,
      [hashOf(challenge), accountId, this.clock.now()],
    );
    if ((rows?.length ?? 0) === 0) throw errors.invalidChallenge();
  }
}
