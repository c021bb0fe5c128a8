import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { PasswordChanged } from '../contract/events.js';
import { passwordNoticeJob } from './tell-password-changed.js';

/** Who did not change the password themselves learns of it, even when the process died right after the change. */
@Subscriber({ event: PasswordChanged, name: 'identity.on-password-changed' })
export class OnPasswordChanged implements Subscribes<PasswordChanged> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ input: { userId } }: PasswordChanged): Promise<void> {
    await this.jobs.add(passwordNoticeJob, { userId });
  }
}
