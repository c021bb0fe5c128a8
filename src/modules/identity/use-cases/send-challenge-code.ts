import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Jobs } from '#shared/jobs';
import { SendChallengeCode } from '../contract/mfa-messages.js';
import { Challenges } from '../infra/challenges.js';
import { codeMailJob } from './mail-code.js';

@CommandHandler(SendChallengeCode)
export class SendChallengeCodeHandler implements ICommandHandler<SendChallengeCode> {
  constructor(
    private readonly challenges: Challenges,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input }: SendChallengeCode) {
    const key = await this.challenges.keyOf(input.challenge);
    await this.jobs.add(codeMailJob, { challenge: key }, { key });
  }
}
