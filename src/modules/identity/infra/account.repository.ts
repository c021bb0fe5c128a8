import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import type { Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { AccountEntity } from './account.entity.js';

@Injectable()
export class AccountRepository {
  constructor(@InjectRepository(AccountEntity) private readonly rows: Repository<AccountEntity>) {}

  async get(id: string): Promise<AccountEntity> {
    const account = await this.rows.findOneBy({ id });
    if (!account) throw errors.userNotFound({ user: id });
    return account;
  }

  findMany(ids: readonly string[]): Promise<AccountEntity[]> {
    return this.rows.findBy({ id: In([...ids]) });
  }

  findByEmail(email: string): Promise<AccountEntity | null> {
    return this.rows.findOneBy({ email });
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
