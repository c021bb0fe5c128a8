import type { OnApplicationBootstrap } from '@nestjs/common';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { Conversations } from '../infra/conversations.js';

const hourly = 'questions.forget-old-conversations';

/** What nobody follows any more is not kept; the history stays. */
@JobHandler({ name: hourly })
export class ForgetOldConversations implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly conversations: Conversations,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(hourly, '23 * * * *', {});
  }

  run(): Promise<void> {
    return this.conversations.forgetOld();
  }
}
