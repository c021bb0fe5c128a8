import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Mailer } from '#shared/mail';
import { passwordChangedMail } from '../domain/mails.js';
import { AccountRepository } from '../infra/account.repository.js';

export const passwordNoticeJob = 'identity.tell-password-changed';

/** Sends the mail to the owner. */
@JobHandler({ name: passwordNoticeJob, attempts: 5, timeoutSeconds: 120 })
export class TellPasswordChanged implements HandlesJob<{ readonly userId: string }> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly mailer: Mailer,
  ) {}

  async run({ userId }: { readonly userId: string }): Promise<void> {
    const [account] = await this.accounts.findMany([userId]);
    if (account) await this.mailer.send({ to: account.email, ...passwordChangedMail(account.name) });
  }
}
