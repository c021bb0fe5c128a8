import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { OpenChallenge } from '../contract/mfa-messages.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { Asking } from '../infra/asking.js';

@CommandHandler(OpenChallenge)
export class OpenChallengeHandler implements ICommandHandler<OpenChallenge> {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly asking: Asking,
  ) {}

  async execute({ input }: OpenChallenge) {
    const { userId } = await this.accessTokens.verifySession(input.accessToken);
    const asked = await this.asking.ask(userId, 'session');
    if (!asked) throw errors.noSecondFactor();
    return asked;
  }
}
