import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';

const codesAtOnce = 10;
/** Crockford's: nothing that looks like something else. Thirty-two of them, so five bits each. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Sixteen letters, 80 bits: `x4fk-09qz-…`. */
const newCode = () =>
  [...randomBytes(16)]
    .map((byte, index) => `${index > 0 && index % 4 === 0 ? '-' : ''}${letters[byte % 32]}`)
    .join('');

const hashOf = (code: string) =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^0-9a-z]/g, ''))
    .digest();

@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The former ones are good no more. */
  async renew(accountId: string, tx: Transaction): Promise<string[]> {
    const codes = Array.from({ length: codesAtOnce }, newCode);
    await tx.query('delete from identity.recovery_code where account_id = $1', [accountId]);
    await tx.query(
      `insert into identity.recovery_code (account_id, hash) select $1, hash from unnest($2::bytea[]) as hash`,
      [accountId, codes.map(hashOf)],
    );
    return codes;
  }

  /** With the last factor they go: they stand in for what is not asked any more. */
  async forgetUnneeded(accountId: string, tx: Transaction): Promise<void> {
    await tx.query(
      `delete from identity.recovery_code where account_id = $1 and not exists
         (select 1 from identity.second_factor where account_id = $1 and confirmed_at is not null)`,
      [accountId],
    );
  }

  /** Whether it was good; of many who come with it at once, for one. */
  async spend(accountId: string, code: string): Promise<boolean> {
    const [rows] = await this.database.query<unknown[]>(
      `update identity.recovery_code set used_at = $3 where account_id = $1 and hash = $2 and used_at is null returning 1`,
      [accountId, hashOf(code), this.clock.now()],
    );
    return (rows?.length ?? 0) > 0;
  }

  async left(accountId: string): Promise<number> {
    const [row] = await this.database.query<{ left: number }>(
      `select count(*)::int as left from identity.recovery_code where account_id = $1 and used_at is null`,
      [accountId],
    );
    return row?.left ?? 0;
  }
}
