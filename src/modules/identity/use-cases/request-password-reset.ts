import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Jobs } from '#shared/jobs';
import { RequestPasswordReset } from '../contract/password-commands.js';
import { normalizeEmail } from '../domain/email.js';
import { resetMailJob } from './send-password-reset.js';

/** The same work for every address: neither the answer nor its time tells whether there is an account. */
@CommandHandler(RequestPasswordReset)
export class RequestPasswordResetHandler implements ICommandHandler<RequestPasswordReset> {
  constructor(private readonly jobs: Jobs) {}

  async execute({ input }: RequestPasswordReset) {
    const email = normalizeEmail(input.email);
    await this.jobs.add(resetMailJob, { email }, { key: email });
  }
}
