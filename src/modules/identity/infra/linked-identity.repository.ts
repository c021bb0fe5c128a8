import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock, Ids } from '#shared/clock';
import type { Transaction } from '#shared/database';
import type { ProvenIdentity } from '../domain/proven-identity.js';
import { LinkedIdentityEntity } from './linked-identity.entity.js';

@Injectable()
export class LinkedIdentityRepository {
  constructor(
    @InjectRepository(LinkedIdentityEntity) private readonly rows: Repository<LinkedIdentityEntity>,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Held until the transaction ends, so that of two who come for the first time at once one makes the account. */
  async hold(
    { issuer, subject }: ProvenIdentity,
    tx: Transaction,
  ): Promise<LinkedIdentityEntity | undefined> {
    const name = `identity ${JSON.stringify([issuer, subject])}`;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    return (await tx.findOneBy(LinkedIdentityEntity, { issuer, subject })) ?? undefined;
  }

  /** Of an account, the oldest first. */
  of(accountId: string, tx?: Transaction): Promise<LinkedIdentityEntity[]> {
    const rows = tx?.getRepository(LinkedIdentityEntity) ?? this.rows;
    return rows.find({ where: { accountId }, order: { linkedAt: 'ASC', id: 'ASC' } });
  }

  async used({ id }: LinkedIdentityEntity, tx: Transaction): Promise<void> {
    await tx.update(LinkedIdentityEntity, { id }, { lastUsedAt: this.clock.now() });
  }

  /** Nothing when the account has one of this issuer. */
  async add(
    accountId: string,
    { issuer, subject, email }: ProvenIdentity,
    tx: Transaction,
  ): Promise<LinkedIdentityEntity | undefined> {
    const own = { id: this.ids.next(), accountId, linkedAt: this.clock.now(), lastUsedAt: null };
    const row = { ...own, issuer, subject, email: email ?? null };
    const insert = tx.createQueryBuilder().insert().into(LinkedIdentityEntity).values(row);
    const inserted = await insert.orIgnore().returning('id').execute();
    return inserted.raw.length > 0 ? row : undefined;
  }

  async remove({ id }: LinkedIdentityEntity, tx: Transaction): Promise<void> {
    await tx.delete(LinkedIdentityEntity, { id });
  }
}
