import { Injectable } from '@nestjs/common';
import type { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { type Attempt, FailedSignIns } from './failed-sign-ins.js';
import { Passwords } from './passwords.js';

/** Finds out whether somebody knows a password, no faster than guessing may be. */
@Injectable()
export class Credentials {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly failures: FailedSignIns,
    private readonly passwords: Passwords,
  ) {}

  /**
   * The account, if the password is its own. Asked about patience again when it was right: many guesses at once are
   * no faster than one after another.
   */
  async prove(attempt: Attempt & { readonly password: string }): Promise<AccountEntity | undefined> {
    await this.failures.requirePatience(attempt);
    const account = await this.accounts.findByEmail(attempt.email);
    const matches = await this.passwords.matches(attempt.password, account);
    if (!matches || !account) {
      await this.failures.failed(attempt, 'password');
      return undefined;
    }
    await this.failures.requirePatience(attempt);
    return account;
  }
}
