import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { identityErrors as errors } from '../contract/errors.js';
import { SecondFactorRemoved } from '../contract/events.js';
import { RemoveSecondFactor } from '../contract/mfa-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { RecoveryCodes } from '../infra/recovery-codes.js';
import { SecondFactors } from '../infra/second-factors.js';

@CommandHandler(RemoveSecondFactor)
export class RemoveSecondFactorHandler implements ICommandHandler<RemoveSecondFactor> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly fresh: FreshSessions,
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  /** With the last factor the recovery codes go: they stand in for what is not asked any more. */
  async execute({ input: { accessToken, kind } }: RemoveSecondFactor) {
    const { userId } = await this.fresh.require(accessToken);
    await this.database.transaction(async (tx) => {
      if (!(await this.factors.remove(userId, kind, tx))) throw errors.factorNotFound({ kind });
      if ((await this.factors.of(userId, tx)).length === 0) await this.recoveryCodes.forget(userId, tx);
      await this.outbox.add(new SecondFactorRemoved({ userId, kind }), tx);
    });
  }
}
