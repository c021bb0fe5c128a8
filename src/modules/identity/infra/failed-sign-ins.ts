import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { addressKey } from '#shared/rate-limits';
import { identityErrors as errors } from '../contract/errors.js';
import { SignInFailed } from '../contract/events.js';
import {
  type Counted,
  countedFor,
  type Failures,
  forgottenAfterSeconds,
  waitSeconds,
} from '../domain/sign-in-delay.js';

/** Somebody says to be the owner of an account. */
export interface Attempt {
  /** Normalised; whether there is such an account makes no difference. */
  readonly email: string;
  readonly address: string;
}

interface Row extends Failures {
  readonly bucket: Buffer;
}

/** Slows down whoever guesses passwords, and nobody else. */
@Injectable()
export class FailedSignIns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Refuses an attempt that comes too early. Ask before the password is checked, and again when it was right. */
  async requirePatience(attempt: Attempt): Promise<void> {
    const rows = await this.database.query<Row>(
      `select bucket, failures, last_at as "lastAt" from identity.failed_sign_in where bucket = any($1)`,
      [[...bucketsOf(attempt).values()]],
    );
    if (rows.length === 0) return;
    const now = this.clock.now();
    const buckets = bucketsOf(attempt);
    const waits = countedFor(await this.isKnown(attempt)).map((counted) => {
      const row = rows.find(({ bucket }) => buckets.get(counted)?.equals(bucket));
      return row ? waitSeconds(counted, row, now) : 0;
    });
    const retryAfterSeconds = Math.max(...waits);
    if (retryAfterSeconds > 0) throw errors.tooManyAttempts({ retryAfterSeconds });
  }

  async failed(attempt: Attempt, reason: SignInFailed['input']['reason']): Promise<void> {
    const now = this.clock.now();
    const known = await this.isKnown(attempt);
    const buckets = [...bucketsOf(attempt)]
      .filter(([counted]) => !known || counted !== 'account')
      .map(([, bucket]) => bucket);
    await this.database.transaction(async (tx) => {
      // In one order everywhere, so that two who fail at once do not wait for each other.
      await tx.query(
        `insert into identity.failed_sign_in as f (bucket, failures, last_at)
           select bucket, 1, $2 from unnest($1::bytea[]) as bucket
         on conflict (bucket) do update set last_at = excluded.last_at, failures =
           case when f.last_at < $3 then 1 else f.failures + 1 end`,
        [buckets.toSorted(Buffer.compare), now, new Date(now.getTime() - forgottenAfterSeconds * 1000)],
      );
      const [account]: { userId: string }[] = await tx.query(
        'select id as "userId" from identity.account where email = $1',
        [attempt.email],
      );
      await this.outbox.add(new SignInFailed({ ...account, reason }), tx);
    });
  }

  /** The right password at last. */
  async succeeded(attempt: Attempt, tx: Transaction): Promise<void> {
    await tx.query('delete from identity.failed_sign_in where bucket = $1', [
      bucketsOf(attempt).get('account-from-address'),
    ]);
  }

  /** The owner of the mailbox has set a new password: what was tried on the old one counts no more. */
  async forget(attempt: Attempt, tx: Transaction): Promise<void> {
    const buckets = bucketsOf(attempt);
    await tx.query('delete from identity.failed_sign_in where bucket = any($1)', [
      [buckets.get('account-from-address'), buckets.get('account')],
    ]);
  }

  async clear(tx: Transaction): Promise<void> {
    const before = new Date(this.clock.now().getTime() - forgottenAfterSeconds * 1000);
    await tx.query('delete from identity.failed_sign_in where last_at < $1', [before]);
  }

  private async isKnown({ email, address }: Attempt): Promise<boolean> {
    const [row] = await this.database.query<{ known: boolean }>(
      `select exists (select 1 from identity.session s join identity.account a on a.id = s.account_id
                       where a.email = $1 and s.address = $2) as known`,
      [email, addressKey(address)],
    );
    return row?.known ?? false;
  }
}

function bucketsOf({ email, address }: Attempt): ReadonlyMap<Counted, Buffer> {
  const network = addressKey(address);
  const bucket = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest();
  return new Map<Counted, Buffer>([
    ['account-from-address', bucket('account-from-address', email, network)],
    ['address', bucket('address', network)],
    ['account', bucket('account', email)],
  ]);
}
