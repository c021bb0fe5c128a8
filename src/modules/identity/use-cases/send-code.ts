import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Mailer } from '#shared/mail';
import { SmsSender } from '#shared/sms';
import { codeMail, codeSms } from '../domain/mails.js';
import { AccountRepository } from '../infra/account.repository.js';
import { ChallengeCodes, type WantedCode } from '../infra/challenge-codes.js';
import { challengeMinutes } from '../infra/challenges.js';

export const codeJob = 'identity.send-code';

interface Data {
  /** Its key in the table: not the token. */
  readonly challenge: string;
}

/** The code is made here and stored as its hash: it is nowhere but in the message. */
@JobHandler({ name: codeJob, attempts: 5, timeoutSeconds: 120 })
export class SendCode implements HandlesJob<Data> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly codes: ChallengeCodes,
    private readonly mailer: Mailer,
    private readonly sms: SmsSender,
  ) {}

  async run({ challenge }: Data): Promise<void> {
    const wanted = await this.codes.wanted(challenge);
    if (!wanted) return;
    const code = await this.codes.make(challenge);
    if (code === undefined) return;
    try {
      await this.send(wanted, code);
    } catch (error) {
      await this.codes.withdraw(challenge);
      throw error;
    }
  }

  private async send({ accountId, phone }: WantedCode, code: string): Promise<void> {
    if (phone !== null) return this.sms.send({ to: phone, text: codeSms(code, challengeMinutes) });
    const { email: to, name } = await this.accounts.get(accountId);
    await this.mailer.send({ to, ...codeMail(name, code, challengeMinutes) });
  }
}
