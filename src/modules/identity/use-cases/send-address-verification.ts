import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Mailer } from '#shared/mail';
import { verificationMail } from '../domain/mails.js';
import { AccountRepository } from '../infra/account.repository.js';
import { IdentityConfig } from '../infra/config.js';
import { OneTimeTokens } from '../infra/one-time-tokens.js';

export const verificationMailJob = 'identity.send-address-verification';

/** The token is made here, so that it is nowhere but in the mail. Whoever has no password is let in by the mailbox anyway. */
@JobHandler({ name: verificationMailJob, attempts: 5, timeoutSeconds: 120 })
export class SendAddressVerification implements HandlesJob<{ readonly userId: string }> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokens,
    private readonly mailer: Mailer,
    private readonly config: IdentityConfig,
  ) {}

  async run({ userId }: { readonly userId: string }): Promise<void> {
    const { verificationHours: hours, verificationUrl: page } = this.config;
    const [account] = await this.accounts.findMany([userId]);
    if (!account || account.emailVerifiedAt || account.passwordHash === null) return;
    const token = await this.tokens.issue(userId, 'address-verification', hours * 60);
    if (!token) return;
    try {
      const mail = verificationMail({ name: account.name, token, hours, page });
      await this.mailer.send({ to: account.email, ...mail });
    } catch (error) {
      await this.tokens.withdraw(token);
      throw error;
    }
  }
}
