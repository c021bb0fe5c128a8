import { Logger } from '@nestjs/common';
import type { JobWithMetadata } from 'pg-boss';
import type { RegisteredHandler } from './job-handlers.js';
import { jobId } from './job-id.js';
import type { PgBossQueue } from './pg-boss-queue.js';
import { asPercent, runJob } from './run-job.js';

type PgJob = JobWithMetadata<object>;

/** Runs jobs of this process's handlers: by pg-boss's workers, or by hand in tests. */
export class PgRunner {
  private readonly log = new Logger(PgRunner.name);
  private readonly wakeUps = new Set<NodeJS.Timeout>();

  constructor(private readonly queue: PgBossQueue) {}

  async startWorkers(pollingIntervalSeconds: number): Promise<void> {
    for (const handler of this.queue.handlers.all()) {
      const boss = await this.queue.ensure(handler.name);
      await boss.work<object>(
        handler.name,
        { pollingIntervalSeconds, localConcurrency: handler.concurrency, includeMetadata: true },
        ([job]) => this.runAndWake(handler, job),
      );
    }
  }

  stop(): void {
    for (const timer of this.wakeUps) clearTimeout(timer);
    this.wakeUps.clear();
  }

  /** Jobs that are running belong to a process that is gone: only for the sole process of a database. */
  async takeOver(): Promise<void> {
    for (const handler of this.queue.handlers.all()) {
      const boss = await this.queue.ensure(handler.name);
      const lost = await this.queue.table.running(handler.name);
      if (lost.length > 0) await boss.fail(handler.name, lost, new Error('The process that ran it ended.'));
    }
  }

  /** Has this process look for work now, instead of at its next poll. */
  async wake(name: string): Promise<void> {
    const boss = await this.queue.ready();
    for (const worker of boss.getWipData()) if (worker.name === name) boss.notifyWorker(worker.id);
  }

  wakeIn(name: string, seconds: number): void {
    const timer = setTimeout(() => {
      this.wakeUps.delete(timer);
      this.wake(name).catch((error) => this.log.warn(error));
    }, seconds * 1000);
    timer.unref();
    this.wakeUps.add(timer);
  }

  /** Runs what is due, one job after the other, until nothing is; with `ignoreDelays` also what is not due yet. */
  async runDue({ ignoreDelays = false } = {}): Promise<number> {
    let ran = 0;
    for (let before = -1; before < ran; ) {
      before = ran;
      for (const handler of this.queue.handlers.all()) ran += await this.runQueue(handler, ignoreDelays);
    }
    return ran;
  }

  private async runQueue(handler: RegisteredHandler, ignoreStartAfter: boolean): Promise<number> {
    const boss = await this.queue.ensure(handler.name);
    for (let ran = 0; ; ran++) {
      const [job] = await boss.fetch<object>(handler.name, { includeMetadata: true, ignoreStartAfter });
      if (!job) return ran;
      await this.run(handler, job).then(
        () => boss.complete(handler.name, job.id),
        (error) => boss.fail(handler.name, job.id, error),
      );
    }
  }

  private async runAndWake(handler: RegisteredHandler, job: PgJob | undefined): Promise<void> {
    if (!job) return;
    try {
      await this.run(handler, job);
    } catch (error) {
      // Twice the longest wait that pg-boss may draw for this attempt.
      this.wakeIn(handler.name, handler.backoffSeconds * 2 ** (job.retryCount + 1));
      throw error;
    } finally {
      await this.wake(handler.name);
    }
  }

  private run(handler: RegisteredHandler, job: PgJob): Promise<void> {
    return runJob(handler, job.data, {
      id: jobId(handler.name, job.id),
      attempt: job.retryCount + 1,
      progress: (percent) => this.queue.table.setProgress(job.id, asPercent(percent)),
    });
  }
}
