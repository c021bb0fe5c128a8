import { Logger } from '@nestjs/common';
import { Pool } from 'pg';
import { PgBoss, type QueueOptions } from 'pg-boss';
import type { JobHandlers, RegisteredHandler } from './job-handlers.js';
import { PgJobTable } from './pg-job-table.js';

const schema = 'jobs';
const day = 24 * 3600;

/** The shortest that pg-boss takes. */
const shortestHeartbeatSeconds = 10;

export interface PgQueueOptions {
  readonly databaseUrl: string;
  readonly keepDays: number;
  /** A worker that was silent for so long is gone, and its job goes to another. */
  readonly takeOverSeconds: number;
  /** Whether it looks after lost and repeated jobs by itself. */
  readonly supervised: boolean;
}

/** pg-boss on few connections of its own, with the rights of the schema `jobs` only. */
export class PgBossQueue {
  readonly table: PgJobTable;
  readonly pool: Pool;
  private readonly boss: PgBoss;
  private readonly log = new Logger(PgBossQueue.name);
  private readonly known = new Set<string>();
  private starting: Promise<void> | undefined;

  constructor(
    readonly handlers: JobHandlers,
    private readonly options: PgQueueOptions,
  ) {
    const { databaseUrl, supervised, takeOverSeconds } = options;
    const lookAfter = Math.max(1, takeOverSeconds / 2);
    this.pool = new Pool({ connectionString: databaseUrl, max: 3, options: `-c role=${schema}` });
    this.pool.on('error', (error) => this.log.warn(`A connection of the job queue broke: ${error.message}`));
    this.table = new PgJobTable(this.pool);
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => this.pool.query(text, values) },
      schema,
      createSchema: false,
      supervise: supervised,
      schedule: supervised,
      superviseIntervalSeconds: lookAfter,
      monitorIntervalSeconds: lookAfter,
    });
    this.boss.on('error', (error) => this.log.warn(`The job queue: ${error.message}`));
  }

  /** Connects and brings pg-boss's tables up to date, once. */
  async ready(): Promise<PgBoss> {
    this.starting ??= this.start().catch((error) => {
      this.starting = undefined;
      throw error;
    });
    await this.starting;
    return this.boss;
  }

  /** Lets running jobs end for a few seconds; what does not end is tried again later. Jobs can still be added. */
  async stopWorking(): Promise<void> {
    if (!this.starting) return;
    await this.starting;
    await this.boss.stop({ timeout: 5000 });
  }

  disconnect(): Promise<void> {
    return this.pool.end();
  }

  /** The queue of one name; a handler in this process says how its jobs are retried. */
  async ensure(name: string): Promise<PgBoss> {
    const boss = await this.ready();
    if (this.known.has(name)) return boss;
    const handler = this.handlers.find(name);
    const options = this.queueOptions(handler);
    await boss.createQueue(name, { policy: 'exclusive', ...options });
    if (handler) await boss.updateQueue(name, options);
    this.known.add(name);
    return boss;
  }

  private async start(): Promise<void> {
    await this.boss.start();
    await this.table.forgetProgressOlderThan(this.options.keepDays);
  }

  private queueOptions(handler: RegisteredHandler | undefined): QueueOptions {
    const { keepDays, takeOverSeconds } = this.options;
    const heartbeatSeconds = Math.max(shortestHeartbeatSeconds, Math.ceil(takeOverSeconds));
    const always = { deleteAfterSeconds: keepDays * day, heartbeatSeconds };
    if (!handler) return always;
    const { attempts, backoffSeconds, timeoutSeconds } = handler;
    return {
      ...always,
      retryLimit: attempts - 1,
      retryDelay: Math.ceil(backoffSeconds),
      retryBackoff: true,
      expireInSeconds: timeoutSeconds,
    };
  }
}
