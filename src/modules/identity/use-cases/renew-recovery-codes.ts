import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { RenewRecoveryCodes } from '../contract/mfa-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { RecoveryCodes } from '../infra/recovery-codes.js';
import { SecondFactors } from '../infra/second-factors.js';

@CommandHandler(RenewRecoveryCodes)
export class RenewRecoveryCodesHandler implements ICommandHandler<RenewRecoveryCodes> {
  constructor(
    private readonly database: Database,
    private readonly fresh: FreshSessions,
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  async execute({ input }: RenewRecoveryCodes) {
    const { userId } = await this.fresh.require(input.accessToken);
    if ((await this.factors.of(userId)).length === 0) throw errors.noSecondFactor();
    const codes = await this.database.transaction((tx) => this.recoveryCodes.renew(userId, tx));
    return { recoveryCodes: codes };
  }
}
