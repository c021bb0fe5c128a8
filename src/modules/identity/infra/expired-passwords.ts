import { Injectable } from '@nestjs/common';
import type { AccountEntity } from './account.entity.js';
import { PasswordChanges } from './password-changes.js';
import { PasswordRules } from './password-rules.js';
import { Passwords } from './passwords.js';

/** A password that has expired opens nothing but its own replacement. */
@Injectable()
export class ExpiredPasswords {
  constructor(
    private readonly rules: PasswordRules,
    private readonly passwords: Passwords,
    private readonly changes: PasswordChanges,
  ) {}

  /** The password may be used as it is: nothing is replaced before a second factor was shown. */
  isGood(account: AccountEntity, newPassword: string | undefined): boolean {
    return newPassword === undefined && this.rules.isFresh(account);
  }

  /** With a new password the old one is replaced, expired or not; without, one that has expired is refused. */
  async replaceOrRefuse(account: AccountEntity, newPassword: string | undefined): Promise<void> {
    if (newPassword === undefined) return this.rules.requireFresh(account);
    const passwordHash = await this.passwords.acceptFor(account, newPassword);
    await this.changes.make(async () => ({ account, passwordHash, by: 'change' }));
  }
}
