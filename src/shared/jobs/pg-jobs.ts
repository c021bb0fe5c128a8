import { randomUUID } from 'node:crypto';
import type {
  BeforeApplicationShutdown,
  OnApplicationBootstrap,
  OnApplicationShutdown,
} from '@nestjs/common';
import { jobsErrors } from './errors.js';
import { jobId, partsOf } from './job-id.js';
import { type JobOptions, Jobs, type JobView } from './jobs.js';
import type { PgBossQueue } from './pg-boss-queue.js';
import type { PgRunner } from './pg-runner.js';

export interface PgWorking {
  readonly workers: 'on' | 'off';
  readonly pollEverySeconds: number;
  /** No other process works on this database, so what is running at the start was left by a process that died. */
  readonly alone: boolean;
}

/** Jobs in PostgreSQL, by pg-boss. */
export class PgJobs
  extends Jobs
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    private readonly queue: PgBossQueue,
    private readonly runner: PgRunner,
    private readonly working: PgWorking,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.working.workers === 'off') return;
    if (this.working.alone) await this.runner.takeOver();
    await this.runner.startWorkers(this.working.pollEverySeconds);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.runner.stop();
    await this.queue.stopWorking();
  }

  onApplicationShutdown(): Promise<void> {
    return this.queue.disconnect();
  }

  async add(name: string, data: object, options: JobOptions = {}): Promise<string> {
    const { delaySeconds = 0, priority = 0, key = randomUUID() } = options;
    const boss = await this.queue.ensure(name);
    for (;;) {
      const id = await boss.send(name, data, { priority, startAfter: delaySeconds, singletonKey: key });
      if (id) {
        await this.startSoon(name, delaySeconds);
        return jobId(name, id);
      }
      const holder = await this.queue.table.holderOf(name, key);
      if (holder) return jobId(name, holder);
    }
  }

  async repeat(name: string, cron: string, data: object): Promise<void> {
    const boss = await this.queue.ensure(name);
    await boss.schedule(name, cron, data, { tz: 'UTC' });
  }

  async get(id: string): Promise<JobView | undefined> {
    const parts = partsOf(id);
    if (!parts) return undefined;
    await this.queue.ready();
    return this.queue.table.find(parts.name, parts.id);
  }

  async dead(limit: number): Promise<JobView[]> {
    await this.queue.ready();
    return this.queue.table.dead(limit);
  }

  async replay(id: string): Promise<void> {
    const { name, id: ownId } = partsOf(id) ?? { name: '', id: '' };
    const job = await this.get(id);
    if (!job) throw jobsErrors.notFound({ jobId: id });
    if (job.state !== 'dead') throw jobsErrors.notDead({ jobId: id, state: job.state });
    await this.addAgain(name, ownId);
    await this.startSoon(name, 0);
  }

  /** In place of workers, for tests: see `PgRunner.runDue`. */
  runDue(options?: { readonly ignoreDelays?: boolean }): Promise<number> {
    return this.runner.runDue(options);
  }

  /** pg-boss's own retry grants one attempt more; a new row under the old id starts from the beginning. */
  private async addAgain(name: string, id: string): Promise<void> {
    const boss = await this.queue.ensure(name);
    const client = await this.queue.pool.connect();
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    try {
      await client.query('begin');
      const [job] = await boss.findJobs<object>(name, { id, db });
      await boss.deleteJob(name, id, { db });
      const { data, priority, singletonKey } = job ?? { data: {}, priority: 0, singletonKey: null };
      const added = await boss.send(name, data, {
        id,
        priority,
        singletonKey: singletonKey ?? randomUUID(),
        db,
      });
      if (!added) throw jobsErrors.keyInUse({ jobId: jobId(name, id) });
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  private async startSoon(name: string, delaySeconds: number): Promise<void> {
    if (delaySeconds === 0) await this.runner.wake(name);
    else if (delaySeconds < this.working.pollEverySeconds) this.runner.wakeIn(name, delaySeconds);
  }
}
