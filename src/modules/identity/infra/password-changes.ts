import { Injectable } from '@nestjs/common';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database, type Transaction } from '#shared/database';
import { type Change, PasswordWrites } from './password-writes.js';

/** Replaces passwords: whoever knew the old one is out, everywhere and at once. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly database: Database,
    private readonly writes: PasswordWrites,
    private readonly cache: Cache,
  ) {}

  /** Makes the change that `decide` answers, in one transaction with whatever it does. */
  async make(decide: (tx: Transaction) => Promise<Change>): Promise<void> {
    const account = await this.database.transaction(async (tx) => {
      const change = await decide(tx);
      await this.writes.make(change, tx);
      return change.account;
    });
    await this.cache.invalidateTags([actorTag(account.id)]);
  }
}
