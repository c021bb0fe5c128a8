import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Jobs } from '#shared/jobs';
import { SendChallengeCode } from '../contract/mfa-messages.js';
import { ChallengeCodes } from '../infra/challenge-codes.js';
import { codeJob } from './send-code.js';

@CommandHandler(SendChallengeCode)
export class SendChallengeCodeHandler implements ICommandHandler<SendChallengeCode> {
  constructor(
    private readonly codes: ChallengeCodes,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input: { challenge, channel } }: SendChallengeCode) {
    const key = await this.codes.ask(challenge, channel);
    if (key !== undefined) await this.jobs.add(codeJob, { challenge: key }, { key });
  }
}
