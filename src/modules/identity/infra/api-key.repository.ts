import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { z } from 'zod';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Cursors, type Page, type PageRequest } from '#shared/pagination';
import { ApiKeyEntity } from './api-key.entity.js';

/** Times are kept in milliseconds, so a cursor carries them without loss. */
const cursors = new Cursors(z.object({ createdAt: z.iso.datetime(), id: z.uuid() }));
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

  /** Whether it was there. */
  async revoke(key: Pick<ApiKeyEntity, 'id' | 'accountId'>, tx: Transaction): Promise<boolean> {
    const { id, accountId } = key;
    const revoked = await tx.update(
      ApiKeyEntity,
      { id, accountId, revokedAt: IsNull() },
      { revokedAt: this.clock.now() },
    );
    return (revoked.affected ?? 0) > 0;
  }

  /** Those of an account; answers their ids. */
  async revokeAll(accountId: string, tx: Transaction): Promise<string[]> {
    const [rows]: [{ id: string }[]] = await tx.query(
      'update identity.api_key set revoked_at = $2 where account_id = $1 and revoked_at is null returning id',
      [accountId, this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  /** The newest first; those that have expired too, so that their owners see why they fail. */
  async list(accountId: string, { limit, cursor }: PageRequest): Promise<Page<ApiKeyEntity>> {
    const after = cursors.read(cursor);
    const query = this.rows
      .createQueryBuilder('k')
      .where('k.accountId = :accountId and k.revokedAt is null', { accountId })
      .orderBy('k.createdAt', 'DESC')
      .addOrderBy('k.id', 'DESC')
      .limit(limit + 1);
    if (after) query.andWhere('(k.createdAt, k.id) < (:createdAt, :id)', after);
    return cursors.page(await query.getMany(), limit, ({ createdAt, id }) => ({
      createdAt: createdAt.toISOString(),
      id,
    }));
  }
}
