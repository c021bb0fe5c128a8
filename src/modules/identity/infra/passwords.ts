import { Injectable } from '@nestjs/common';
import { identityErrors as errors } from '../contract/errors.js';
import type { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRules } from './password-rules.js';

/** Takes passwords, and knows them again. */
@Injectable()
export class Passwords {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
    private readonly rules: PasswordRules,
  ) {}

  /** The hash of a first password, if it is one that an account may have. */
  async accept(password: string, email: string): Promise<string> {
    await this.rules.requireAllowed(password, email);
    return await this.hasher.hash(password);
  }

  /** The same for an account that has had others. */
  async acceptFor(account: AccountEntity, password: string): Promise<string> {
    await this.rules.requireAllowed(password, account.email);
    for (const passwordHash of await this.accounts.lastPasswords(account, this.rules.remembered)) {
      if (await this.hasher.matches(password, passwordHash))
        throw errors.passwordRefused({ reason: 'it is, or was lately, the password of this account' });
    }
    return await this.hasher.hash(password);
  }

  /** Whether it is the password of the account; one kept with weaker parameters is kept anew. */
  async matches(password: string, account: AccountEntity | null): Promise<boolean> {
    const matches = await this.hasher.matches(password, account?.passwordHash ?? undefined);
    if (account?.passwordHash && matches && this.hasher.isOutdated(account.passwordHash))
      await this.accounts.rehash(account, await this.hasher.hash(password));
    return matches;
  }
}
