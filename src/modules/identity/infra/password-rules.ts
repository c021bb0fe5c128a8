import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { identityErrors as errors } from '../contract/errors.js';
import { normalizePassword, requireAllowedPassword } from '../domain/password-policy.js';
import type { AccountEntity } from './account.entity.js';
import { CommonPasswords } from './common-passwords.js';
import { IdentityConfig } from './config.js';

const millisecondsPerDay = 86_400_000;

/** What the operator, and the experience of everybody else, says of passwords. */
@Injectable()
export class PasswordRules {
  constructor(
    private readonly common: CommonPasswords,
    private readonly config: IdentityConfig,
    private readonly clock: Clock,
  ) {}

  async requireAllowed(password: string, email: string): Promise<void> {
    requireAllowedPassword({ password, email, minLength: this.config.passwordMinLength });
    if (await this.common.has(normalizePassword(password)))
      throw errors.passwordRefused({ reason: 'it is one of those tried first by everybody' });
  }

  /** How many passwords of an account, the present one among them, are not taken again. */
  get remembered(): number {
    return this.config.passwordHistory;
  }

  requireFresh(account: AccountEntity): void {
    if (!this.isFresh(account)) throw errors.passwordExpired();
  }

  isFresh({ passwordChangedAt }: AccountEntity): boolean {
    const { passwordMaxAgeDays } = this.config;
    const age = this.clock.now().getTime() - passwordChangedAt.getTime();
    return passwordMaxAgeDays === 0 || age <= passwordMaxAgeDays * millisecondsPerDay;
  }
}
