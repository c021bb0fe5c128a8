import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Jobs } from '#shared/jobs';
import { RequestAddressVerification } from '../contract/address-commands.js';
import { verificationMailJob } from './send-address-verification.js';

@CommandHandler(RequestAddressVerification)
export class RequestAddressVerificationHandler implements ICommandHandler<RequestAddressVerification> {
  constructor(private readonly jobs: Jobs) {}

  async execute({ input: { actor } }: RequestAddressVerification): Promise<void> {
    await this.jobs.add(verificationMailJob, { userId: actor.userId });
  }
}
