import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { UserRegistered } from '../contract/events.js';
import { verificationMailJob } from './send-address-verification.js';

/** Whoever reads the mailbox learns of the account, even when the process died right after it was made. */
@Subscriber({ event: UserRegistered, name: 'identity.on-user-registered' })
export class OnUserRegistered implements Subscribes<UserRegistered> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ input: { userId } }: UserRegistered): Promise<void> {
    await this.jobs.add(verificationMailJob, { userId });
  }
}
