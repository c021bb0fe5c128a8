import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { identityErrors as errors } from '../contract/errors.js';
import { EnrolCodes, SendChallengeCode } from '../contract/mfa-messages.js';
import { Asking } from '../infra/asking.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { PhoneRules } from '../infra/phone-rules.js';
import { SecondFactors } from '../infra/second-factors.js';

@CommandHandler(EnrolCodes)
export class EnrolCodesHandler implements ICommandHandler<EnrolCodes> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly phones: PhoneRules,
    private readonly factors: SecondFactors,
    private readonly asking: Asking,
    private readonly commands: CommandBus,
    private readonly ids: Ids,
  ) {}

  async execute({ input: { accessToken, ...how } }: EnrolCodes) {
    const { userId: accountId } = await this.fresh.require(accessToken);
    const { channel: kind } = how;
    const phone = how.channel === 'sms' ? this.phones.allowed(how.phone) : undefined;
    const factor = { id: this.ids.next(), accountId, kind };
    if (!(await this.factors.begin(factor, { phone }))) throw errors.factorExists({ kind });
    const asked = await this.asking.askFor([kind], { accountId, purpose: 'enrol' });
    await this.commands.execute(new SendChallengeCode({ challenge: asked.challenge, channel: kind }));
    return asked;
  }
}
