import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock, Ids } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { PasskeyEntity } from './passkey.entity.js';
import type { NewCredential } from './web-authn.js';

export const mostPasskeys = 20;

@Injectable()
export class PasskeyRepository {
  constructor(
    @InjectRepository(PasskeyEntity) private readonly rows: Repository<PasskeyEntity>,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The oldest first. */
  of(accountId: string): Promise<PasskeyEntity[]> {
    return this.rows.find({ where: { accountId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  find(credentialId: string): Promise<PasskeyEntity | null> {
    return this.rows.findOneBy({ credentialId });
  }

  /** The passkeys of an account are one second factor together: it is made with the first. */
  async add(
    { accountId, name }: Pick<PasskeyEntity, 'accountId' | 'name'>,
    credential: NewCredential,
    tx: Transaction,
  ): Promise<PasskeyEntity> {
    const createdAt = this.clock.now();
    const [factor]: { id: string }[] = await tx.query(
      `insert into identity.second_factor (id, account_id, kind, created_at, confirmed_at)
         values ($1, $2, 'passkey', $3, $3)
       on conflict (account_id, kind) do update set confirmed_at = excluded.confirmed_at returning id`,
      [this.ids.next(), accountId, createdAt],
    );
    if ((await tx.countBy(PasskeyEntity, { accountId })) >= mostPasskeys)
      throw errors.tooManyPasskeys({ most: mostPasskeys });
    const row = { id: this.ids.next(), accountId, factorId: factor?.id ?? '', name, ...credential };
    const passkey = { ...row, createdAt, lastUsedAt: null };
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(PasskeyEntity)
      .values(passkey)
      .orIgnore()
      .returning('id')
      .execute();
    if (inserted.raw.length === 0) throw errors.passkeyExists();
    return passkey;
  }

  async rename(accountId: string, id: string, name: string): Promise<PasskeyEntity> {
    await this.rows.update({ id, accountId }, { name });
    const renamed = await this.rows.findOneBy({ id, accountId });
    if (!renamed) throw errors.passkeyNotFound({ passkeyId: id });
    return renamed;
  }

  /** The second factor goes with the last. It is held first, so that one added meanwhile does not go with it. */
  async remove(accountId: string, id: string, tx: Transaction): Promise<void> {
    await tx.query(
      `select 1 from identity.second_factor where account_id = $1 and kind = 'passkey' for update`,
      [accountId],
    );
    const removed = await tx.delete(PasskeyEntity, { id, accountId });
    if (!removed.affected) throw errors.passkeyNotFound({ passkeyId: id });
    await tx.query(
      `delete from identity.second_factor f where account_id = $1 and kind = 'passkey'
          and not exists (select 1 from identity.passkey where factor_id = f.id)`,
      [accountId],
    );
  }

  /** Whether its counter has grown; one that never counts is always taken. Of two copies at once, for one. */
  async use({ id, factorId }: PasskeyEntity, counter: number): Promise<boolean> {
    const now = this.clock.now();
    const [rows]: [unknown[]] = await this.rows.query(
      `update identity.passkey set counter = $2, last_used_at = $3
        where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning 1`,
      [id, counter, now],
    );
    if (rows.length === 0) return false;
    await this.rows.query('update identity.second_factor set last_used_at = $2 where id = $1', [
      factorId,
      now,
    ]);
    return true;
  }
}
