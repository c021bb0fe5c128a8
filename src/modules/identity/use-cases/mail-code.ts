import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Mailer } from '#shared/mail';
import { codeMail } from '../domain/mails.js';
import { AccountRepository } from '../infra/account.repository.js';
import { Challenges, challengeMinutes } from '../infra/challenges.js';
import { SecondFactors } from '../infra/second-factors.js';

export const codeMailJob = 'identity.mail-code';

interface Data {
  /** Its key in the table: not the token. */
  readonly challenge: string;
}

/** The code is made here and stored as its hash: it is nowhere but in the mail. */
@JobHandler({ name: codeMailJob, attempts: 5, timeoutSeconds: 120 })
export class MailCode implements HandlesJob<Data> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly challenges: Challenges,
    private readonly factors: SecondFactors,
    private readonly mailer: Mailer,
  ) {}

  /** Only for those who chose it: codes by mail must not be a way around an authenticator app. */
  async run({ challenge }: Data): Promise<void> {
    const asked = await this.challenges.find(challenge);
    const factor = asked && (await this.factors.find(asked.accountId, 'email'));
    if (!factor || (factor.confirmedAt === null) !== (asked.purpose === 'enrol')) return;
    const code = await this.challenges.newCode(challenge);
    if (code === undefined) return;
    const account = await this.accounts.get(asked.accountId);
    try {
      await this.mailer.send({ to: account.email, ...codeMail(account.name, code, challengeMinutes) });
    } catch (error) {
      await this.challenges.withdrawCode(challenge);
      throw error;
    }
  }
}
