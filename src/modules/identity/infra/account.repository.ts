import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository } from 'typeorm';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { identityErrors as errors } from '../contract/errors.js';
import { AddressVerified } from '../contract/events.js';
import { AccountEntity } from './account.entity.js';

/** One less than the most that `IDENTITY_PASSWORD_HISTORY` allows: the present one counts too. */
const mostFormerPasswords = 23;

@Injectable()
export class AccountRepository {
  constructor(
    @InjectRepository(AccountEntity) private readonly rows: Repository<AccountEntity>,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** In a transaction give it: those who wait for a second connection while they hold one may wait for each other. */
  async get(id: string, tx?: Transaction): Promise<AccountEntity> {
    const account = await (tx?.getRepository(AccountEntity) ?? this.rows).findOneBy({ id });
    if (!account) throw errors.userNotFound({ user: id });
    return account;
  }

  findMany(ids: readonly string[]): Promise<AccountEntity[]> {
    return this.rows.findBy({ id: In([...ids]) });
  }

  findByEmail(email: string, tx?: Transaction): Promise<AccountEntity | null> {
    return (tx?.getRepository(AccountEntity) ?? this.rows).findOneBy({ email });
  }

  /** The present password and those before it, as their hashes, newest first. */
  async lastPasswords({ id, passwordHash }: AccountEntity, count: number): Promise<string[]> {
    if (count === 0) return [];
    const former: { passwordHash: string }[] = await this.rows.query(
      `select password_hash as "passwordHash" from identity.former_password where account_id = $1
        order by replaced_at desc limit $2`,
      [id, count - 1],
    );
    return [...(passwordHash ? [passwordHash] : []), ...former.map((one) => one.passwordHash)];
  }

  /** What it was is kept, as far back as any operator may ask. */
  async replacePassword({ id }: AccountEntity, passwordHash: string, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `insert into identity.former_password (account_id, replaced_at, password_hash)
         select id, $2, password_hash from identity.account where id = $1 and password_hash is not null
       on conflict do nothing`,
      [id, now],
    );
    await tx.query(
      `delete from identity.former_password where account_id = $1 and replaced_at not in (
         select replaced_at from identity.former_password where account_id = $1 order by replaced_at desc limit $2)`,
      [id, mostFormerPasswords],
    );
    await tx.update(AccountEntity, { id }, { passwordHash, passwordChangedAt: now });
  }

  /** Its owner reads the mailbox; nothing happens when that was known. */
  async proveAddress(id: string, tx: Transaction): Promise<void> {
    const proven = await tx.update(
      AccountEntity,
      { id, emailVerifiedAt: IsNull() },
      { emailVerifiedAt: this.clock.now() },
    );
    if (proven.affected) await this.outbox.add(new AddressVerified({ userId: id }), tx);
  }

  async rename(id: string, name: string, tx: Transaction): Promise<void> {
    const { affected } = await tx.update(AccountEntity, { id }, { name });
    if (!affected) throw errors.userNotFound({ user: id });
  }

  /** The same password with today's parameters, unless it was changed meanwhile. */
  async rehash({ id, passwordHash }: AccountEntity, anew: string): Promise<void> {
    if (passwordHash) await this.rows.update({ id, passwordHash }, { passwordHash: anew });
  }

  async add(account: AccountEntity, tx: Transaction): Promise<void> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(AccountEntity)
      .values(account)
      .orIgnore()
      .returning('id')
      .execute();
    if (inserted.raw.length === 0) throw errors.emailTaken({ email: account.email });
  }
}
