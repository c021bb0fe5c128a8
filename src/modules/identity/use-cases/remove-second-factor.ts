import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { identityErrors as errors } from '../contract/errors.js';
import { SecondFactorRemoved } from '../contract/events.js';
import { RemoveSecondFactor } from '../contract/mfa-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { RecoveryCodes } from '../infra/recovery-codes.js';
import { SecondFactors } from '../infra/second-factors.js';
import { WaysIn } from '../infra/ways-in.js';

@CommandHandler(RemoveSecondFactor)
export class RemoveSecondFactorHandler implements ICommandHandler<RemoveSecondFactor> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly fresh: FreshSessions,
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly ways: WaysIn,
  ) {}

  async execute({ input: { accessToken, kind } }: RemoveSecondFactor) {
    const { userId } = await this.fresh.require(accessToken);
    await this.database.transaction(async (tx) => {
      await this.ways.hold(userId, tx);
      if (!(await this.factors.remove(userId, kind, tx))) throw errors.factorNotFound({ kind });
      await this.ways.requireOneLeft(userId, tx);
      await this.recoveryCodes.forgetUnneeded(userId, tx);
      await this.outbox.add(new SecondFactorRemoved({ userId, kind }), tx);
    });
  }
}
