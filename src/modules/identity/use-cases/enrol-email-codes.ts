import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { identityErrors as errors } from '../contract/errors.js';
import { EnrolEmailCodes, SendChallengeCode } from '../contract/mfa-messages.js';
import { Asking } from '../infra/asking.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { SecondFactors } from '../infra/second-factors.js';

@CommandHandler(EnrolEmailCodes)
export class EnrolEmailCodesHandler implements ICommandHandler<EnrolEmailCodes> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly factors: SecondFactors,
    private readonly asking: Asking,
    private readonly commands: CommandBus,
    private readonly ids: Ids,
  ) {}

  async execute({ input }: EnrolEmailCodes) {
    const { userId: accountId } = await this.fresh.require(input.accessToken);
    const factor = { id: this.ids.next(), accountId, kind: 'email' } as const;
    if (!(await this.factors.begin(factor))) throw errors.factorExists({ kind: 'email' });
    const asked = await this.asking.askFor(['email'], { accountId, purpose: 'enrol' });
    await this.commands.execute(new SendChallengeCode({ challenge: asked.challenge }));
    return asked;
  }
}
