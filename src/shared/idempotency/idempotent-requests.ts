import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '#shared/database';
import { idempotencyErrors as errors } from './errors.js';

export interface KeyedRequest {
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** The right to carry out a request. */
export interface RequestClaim {
  readonly id: string;
  readonly request: KeyedRequest;
}

export interface StoredAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string | null;
}

/** Longer than any request takes: a claim lapses only when its process has died. */
const claimMinutes = 10;
const keptHours = 24;
/** Every claim takes a few old ones away. */
const clearedAtOnce = 20;

/** Which requests were made with which key, in PostgreSQL, so that every replica knows. */
@Injectable()
export class IdempotentRequests {
  constructor(private readonly database: Database) {}

  /** The right to carry the request out, or what it was answered before. */
  async begin(request: KeyedRequest): Promise<RequestClaim | StoredAnswer> {
    await this.clearExpired();
    const claim = { id: randomUUID(), request };
    if (await this.claim(claim)) return claim;
    return this.earlierAnswer(request);
  }

  async finish({ id, request: { scope, key } }: RequestClaim, answer: StoredAnswer): Promise<void> {
    await this.database.query(
      `update idempotency.request set status = $4, content_type = $5, body = $6
        where scope = $1 and key = $2 and claim_id = $3`,
      [scope, key, id, answer.status, answer.contentType, answer.body],
    );
  }

  /** Nothing was done: the same key may try again. */
  async release({ id, request: { scope, key } }: RequestClaim): Promise<void> {
    await this.database.query(
      'delete from idempotency.request where scope = $1 and key = $2 and claim_id = $3',
      [scope, key, id],
    );
  }

  private async claim({ id, request: { scope, key, fingerprint } }: RequestClaim): Promise<boolean> {
    const claimed = await this.database.query(
      `insert into idempotency.request as r (scope, key, claim_id, fingerprint, claimed_until, expires_at)
       values ($1, $2, $3, $4, now() + $5 * interval '1 minute', now() + $6 * interval '1 hour')
       on conflict (scope, key) do update
          set claim_id = excluded.claim_id, fingerprint = excluded.fingerprint, status = null, body = null,
              claimed_until = excluded.claimed_until, expires_at = excluded.expires_at
        where r.expires_at < now() or (r.status is null and r.claimed_until < now())
       returning 1`,
      [scope, key, id, fingerprint, claimMinutes, keptHours],
    );
    return claimed.length > 0;
  }

  private async earlierAnswer({ scope, key, fingerprint }: KeyedRequest): Promise<StoredAnswer> {
    const [earlier] = await this.database.query<
      StoredAnswer & { fingerprint: string; status: number | null }
    >(
      `select fingerprint, status, content_type as "contentType", body from idempotency.request
        where scope = $1 and key = $2`,
      [scope, key],
    );
    if (earlier && earlier.fingerprint !== fingerprint) throw errors.keyReused();
    if (!earlier || earlier.status === null) throw errors.inProgress();
    return earlier;
  }

  private async clearExpired(): Promise<void> {
    await this.database.query(
      `delete from idempotency.request where (scope, key) in (
         select scope, key from idempotency.request where expires_at < now() limit $1 for update skip locked)`,
      [clearedAtOnce],
    );
  }
}
