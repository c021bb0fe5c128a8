import type { OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#shared/database';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { Challenges } from '../infra/challenges.js';
import { FailedSignIns } from '../infra/failed-sign-ins.js';
import { OneTimeTokens } from '../infra/one-time-tokens.js';
import { SessionRepository } from '../infra/session.repository.js';

const job = 'identity.clear-sessions';

/** Every night: forgets sessions and tokens that nobody can use any more, and failures that slow down nobody. */
@JobHandler({ name: job })
export class ClearSessions implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly tokens: OneTimeTokens,
    private readonly failures: FailedSignIns,
    private readonly challenges: Challenges,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '17 3 * * *', {});
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.sessions.clear(tx);
      await this.tokens.clear(tx);
      await this.failures.clear(tx);
      await this.challenges.clear(tx);
    });
  }
}
