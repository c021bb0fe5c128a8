import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { SecondFactorAdded } from '../contract/events.js';
import { ConfirmSecondFactor } from '../contract/mfa-messages.js';
import { Enrolments } from '../infra/enrolments.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { Presence } from '../infra/presence.js';
import { RecoveryCodes } from '../infra/recovery-codes.js';
import { SecondFactors } from '../infra/second-factors.js';

@CommandHandler(ConfirmSecondFactor)
export class ConfirmSecondFactorHandler implements ICommandHandler<ConfirmSecondFactor> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly enrolments: Enrolments,
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly presence: Presence,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { accessToken, kind, ...answer } }: ConfirmSecondFactor) {
    const token = await this.fresh.require(accessToken);
    const { userId } = token;
    await this.enrolments.requireRight(userId, { kind, ...answer });
    return this.presence.confirmWith(token, async (tx) => {
      const isFirst = (await this.factors.of(userId, tx)).length === 0;
      await this.factors.confirm(userId, kind, tx);
      await this.outbox.add(new SecondFactorAdded({ userId, kind }), tx);
      return { recoveryCodes: isFirst ? await this.recoveryCodes.renew(userId, tx) : [] };
    });
  }
}
