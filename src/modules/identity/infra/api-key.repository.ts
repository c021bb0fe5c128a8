import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { ApiKeyEntity } from './api-key.entity.js';

/** What is told of a key that has ended. */
export type RevokedKey = Pick<ApiKeyEntity, 'id' | 'accountId' | 'organizationId'>;

const noteUseAfterMs = 60_000;

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest();

@Injectable()
export class ApiKeyRepository {
  constructor(
    @InjectRepository(ApiKeyEntity) private readonly rows: Repository<ApiKeyEntity>,
    private readonly clock: Clock,
  ) {}

  async add(key: ApiKeyEntity, tx: Transaction): Promise<void> {
    await tx.insert(ApiKeyEntity, key);
  }

  /** By the key itself, or by its id; notes that it is used, once a minute at most. Nothing once it is worth nothing. */
  async use(by: { readonly hash: Buffer } | { readonly id: string }): Promise<ApiKeyEntity | undefined> {
    const now = this.clock.now();
    const key = await this.rows.findOneBy({ ...by, revokedAt: IsNull(), expiresAt: MoreThan(now) });
    if (!key) return undefined;
    if (now.getTime() - (key.lastUsedAt?.getTime() ?? 0) > noteUseAfterMs)
      await this.rows.update({ id: key.id }, { lastUsedAt: now });
    return key;
  }

  /** Good ones of an account; counted under a lock on the account, so that many at once do not exceed a limit. */
  async count(accountId: string, tx: Transaction): Promise<number> {
    await tx.query('select 1 from identity.account where id = $1 for update', [accountId]);
    return tx.countBy(ApiKeyEntity, {
      accountId,
      revokedAt: IsNull(),
      expiresAt: MoreThan(this.clock.now()),
    });
  }

  /** What it was; nothing when it is not there, or of somebody else. */
  async revoke(
    key: { readonly id: string } & Partial<Pick<ApiKeyEntity, 'accountId' | 'organizationId'>>,
    tx: Transaction,
  ): Promise<RevokedKey | undefined> {
    const found = await tx.findOne(ApiKeyEntity, {
      where: { ...key, revokedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (found) await tx.update(ApiKeyEntity, { id: found.id }, { revokedAt: this.clock.now() });
    return found ?? undefined;
  }

  /** Those of an account. */
  async revokeAll(accountId: string, tx: Transaction): Promise<RevokedKey[]> {
    const [rows]: [RevokedKey[]] = await tx.query(
      `update identity.api_key set revoked_at = $2 where account_id = $1 and revoked_at is null
        returning id, account_id as "accountId", organization_id as "organizationId"`,
      [accountId, this.clock.now()],
    );
    return rows;
  }
}
