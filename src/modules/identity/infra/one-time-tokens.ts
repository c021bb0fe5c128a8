import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';

export type Purpose = 'password-reset' | 'address-verification';

/** So many tokens of one account may be on their way: nobody's mailbox can be flooded. */
const mostAtOnce = 3;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

@Injectable()
export class OneTimeTokens {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Nothing when there are enough already. */
  async issue(accountId: string, purpose: Purpose, minutes: number): Promise<string | undefined> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + minutes * 60_000);
    const issued = await this.database.query(
      `insert into identity.one_time_token (hash, account_id, purpose, expires_at)
         select $1, $2, $3, $4 where (select count(*) from identity.one_time_token
           where account_id = $2 and purpose = $3 and used_at is null and expires_at > $5) < ${mostAtOnce}
       returning 1`,
      [hashOf(token), accountId, purpose, expiresAt, now],
    );
    return issued.length > 0 ? token : undefined;
  }

  /** It could not be sent. */
  async withdraw(token: string): Promise<void> {
    await this.database.query('delete from identity.one_time_token where hash = $1', [hashOf(token)]);
  }

  /** Whose it is, as long as it is good. */
  async ownerOf(token: string, purpose: Purpose): Promise<string | undefined> {
    const [row] = await this.database.query<{ accountId: string }>(
      `select account_id as "accountId" from identity.one_time_token
        where hash = $1 and purpose = $2 and used_at is null and expires_at > $3`,
      [hashOf(token), purpose, this.clock.now()],
    );
    return row?.accountId;
  }

  /** Whose it is; of many who come with it at once, one is told. The others of the account are good no more. */
  async spend(token: string, purpose: Purpose, tx: Transaction): Promise<string | undefined> {
    const now = this.clock.now();
    const [rows]: [{ accountId: string }[], number] = await tx.query(
      `update identity.one_time_token set used_at = $3
        where hash = $1 and purpose = $2 and used_at is null and expires_at > $3 returning account_id as "accountId"`,
      [hashOf(token), purpose, now],
    );
    const accountId = rows[0]?.accountId;
    if (accountId === undefined) return undefined;
    await tx.query(
      `update identity.one_time_token set used_at = $3 where account_id = $1 and purpose = $2 and used_at is null`,
      [accountId, purpose, now],
    );
    return accountId;
  }

  async clear(tx: Transaction): Promise<void> {
    await tx.query('delete from identity.one_time_token where expires_at < $1', [this.clock.now()]);
  }
}
