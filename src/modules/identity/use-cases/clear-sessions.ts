import type { OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#shared/database';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { SessionRepository } from '../infra/session.repository.js';

const job = 'identity.clear-sessions';

/** Every night: forgets sessions that nobody can use any more. */
@JobHandler({ name: job })
export class ClearSessions implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly sessions: SessionRepository,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '17 3 * * *', {});
  }

  run(): Promise<void> {
    return this.database.transaction((tx) => this.sessions.clear(tx));
  }
}
