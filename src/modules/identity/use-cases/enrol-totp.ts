import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { identityErrors as errors } from '../contract/errors.js';
import { EnrolTotp } from '../contract/mfa-messages.js';
import { AccountRepository } from '../infra/account.repository.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { SecondFactors } from '../infra/second-factors.js';
import { Totp } from '../infra/totp.js';

@CommandHandler(EnrolTotp)
export class EnrolTotpHandler implements ICommandHandler<EnrolTotp> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactors,
    private readonly totp: Totp,
    private readonly ids: Ids,
  ) {}

  async execute({ input }: EnrolTotp) {
    const { userId: accountId } = await this.fresh.require(input.accessToken);
    const { email } = await this.accounts.get(accountId);
    const enrolment = await this.totp.newSecret(email);
    const factor = { id: this.ids.next(), accountId, kind: 'totp' } as const;
    if (!(await this.factors.begin(factor, { secret: enrolment.secret })))
      throw errors.factorExists({ kind: 'totp' });
    return enrolment;
  }
}
