import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { UserRegistered } from '../contract/events.js';
import { nameFrom } from '../domain/email.js';
import type { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';

interface NewAccount {
  /** Normalised. */
  readonly email: string;
  /** The part of the e-mail before the @ when left out. */
  readonly name?: string | undefined;
  /** None for somebody who gets in another way. */
  readonly passwordHash: string | null;
  /** Somebody whose word counts says that it is their mailbox. */
  readonly verified?: boolean;
}

/** Makes accounts, whichever way somebody got in. */
@Injectable()
export class NewAccounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Refuses an e-mail address that has an account. */
  async add(
    { email, name, passwordHash, verified = false }: NewAccount,
    tx: Transaction,
  ): Promise<AccountEntity> {
    const now = this.clock.now();
    const account = {
      id: randomUUID(),
      email,
      name: name ?? nameFrom(email),
      passwordHash,
      passwordChangedAt: now,
      emailVerifiedAt: verified ? now : null,
      createdAt: now,
    };
    await this.accounts.add(account, tx);
    await this.outbox.add(new UserRegistered({ userId: account.id, name: account.name }), tx);
    return account;
  }
}
