import { Injectable } from '@nestjs/common';
import { Database } from '#shared/database';
import { Jobs } from '#shared/jobs';
import { RedisConnections } from '#shared/redis';
import type { Probe } from './probe.js';

/** The servers that this process talks to. */
@Injectable()
export class ServerProbes {
  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
    private readonly jobs: Jobs,
  ) {}

  all(): [string, Probe][] {
    const always: [string, Probe][] = [
      ['database', () => this.askDatabase()],
      ['jobs', () => this.askJobs()],
    ];
    return this.redis.available ? [...always, ['redis', () => this.askRedis()]] : always;
  }

  private async askDatabase(): Promise<undefined> {
    await this.database.query('select 1');
  }

  private async askRedis(): Promise<undefined> {
    await this.redis.shared().ping();
  }

  private async askJobs(): Promise<string | undefined> {
    const [dead] = await this.jobs.dead(1);
    return dead && `Some jobs used up their attempts; the last one was ${dead.name}.`;
  }
}
