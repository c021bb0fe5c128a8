import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Mailer } from '#shared/mail';
import { resetMail } from '../domain/mails.js';
import { AccountRepository } from '../infra/account.repository.js';
import { IdentityConfig } from '../infra/config.js';
import { OneTimeTokens } from '../infra/one-time-tokens.js';

export const resetMailJob = 'identity.send-password-reset';

/** The token is made here and not by who asked for it, so that it is nowhere but in the mail. */
@JobHandler({ name: resetMailJob, attempts: 5, timeoutSeconds: 120 })
export class SendPasswordReset implements HandlesJob<{ readonly email: string }> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokens,
    private readonly mailer: Mailer,
    private readonly config: IdentityConfig,
  ) {}

  async run({ email }: { readonly email: string }): Promise<void> {
    const { resetMinutes: minutes, resetUrl: page } = this.config;
    const account = await this.accounts.findByEmail(email);
    const token = account && (await this.tokens.issue(account.id, 'password-reset', minutes));
    if (!token) return;
    try {
      await this.mailer.send({
        to: account.email,
        ...resetMail({ name: account.name, token, minutes, page }),
      });
    } catch (error) {
      await this.tokens.withdraw(token);
      throw error;
    }
  }
}
