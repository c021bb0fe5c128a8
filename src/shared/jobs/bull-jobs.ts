import { randomUUID } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Job, JobStatus, Queue } from 'bull';
import { BullKeys } from './bull-keys.js';
import type { BullJobData, BullQueues } from './bull-queues.js';
import { jobsErrors } from './errors.js';
import type { RegisteredHandler } from './job-handlers.js';
import { jobId, partsOf } from './job-id.js';
import { type JobOptions, type JobState, Jobs, type JobView } from './jobs.js';
import { asPercent, runJob } from './run-job.js';

type BullJob = Job<BullJobData>;

/** Bull counts down, from 1; ours count up, and most are 0. */
const priorityOf = (priority: number) => Math.min(2_000_000, Math.max(1, 1_000_000 - priority));

/** Jobs in Redis, by Bull. */
export class BullJobs
  extends Jobs
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private readonly log = new Logger(BullJobs.name);
  private readonly keys: BullKeys;

  constructor(
    private readonly queues: BullQueues,
    private readonly workers: 'on' | 'off',
  ) {
    super();
    this.keys = new BullKeys(queues);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.workers === 'off') return;
    for (const handler of this.queues.handlers.all()) {
      const queue = await this.queues.ensure(handler.name);
      const processing = queue.process(handler.concurrency, (job) => this.run(handler, job));
      processing.catch((error) => this.log.warn(`The workers of ${handler.name} ended: ${error}`));
    }
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.queues.stopWorking();
  }

  onApplicationShutdown(): Promise<void> {
    return this.queues.close();
  }

  async add(name: string, data: object, options: JobOptions = {}): Promise<string> {
    const { delaySeconds = 0, priority = 0, key } = options;
    const queue = await this.queues.ensure(name);
    const id = randomUUID();
    const holder = key === undefined ? id : await this.keys.take(name, key, id);
    if (holder === id)
      await queue.add(
        { data, key },
        { jobId: id, delay: Math.round(delaySeconds * 1000), priority: priorityOf(priority) },
      );
    return jobId(name, holder);
  }

  async repeat(name: string, cron: string, data: object): Promise<void> {
    const queue = await this.queues.ensure(name);
    for (const earlier of await queue.getRepeatableJobs())
      if (earlier.cron !== cron) await queue.removeRepeatableByKey(earlier.key);
    await queue.add({ data }, { repeat: { cron, tz: 'UTC' }, jobId: name });
  }

  async get(id: string): Promise<JobView | undefined> {
    const job = await this.find(id);
    return job && viewOf(job, await job.getState());
  }

  async dead(limit: number): Promise<JobView[]> {
    const found: BullJob[] = [];
    for (const name of await this.queues.names()) {
      const queue = await this.queues.ensure(name);
      found.push(...(await queue.getFailed(0, Math.max(0, limit - 1))));
    }
    const newest = found.toSorted((a, b) => (b.finishedOn ?? 0) - (a.finishedOn ?? 0));
    return newest.slice(0, limit).map((job) => viewOf(job, 'failed'));
  }

  async replay(id: string): Promise<void> {
    const job = await this.find(id);
    if (!job) throw jobsErrors.notFound({ jobId: id });
    const { state } = viewOf(job, await job.getState());
    if (state !== 'dead') throw jobsErrors.notDead({ jobId: id, state });
    const { key } = job.data;
    const ownId = String(job.id);
    if (key !== undefined && (await this.keys.take(job.queue.name, key, ownId)) !== ownId)
      throw jobsErrors.keyInUse({ jobId: id });
    await this.queues.client.hset(job.queue.toKey(ownId), 'attemptsMade', 0);
    await job.retry();
  }

  private async find(id: string): Promise<BullJob | undefined> {
    const parts = partsOf(id);
    if (!parts || !(await this.queues.names()).includes(parts.name)) return undefined;
    const queue: Queue<BullJobData> = await this.queues.ensure(parts.name);
    return (await queue.getJob(parts.id)) ?? undefined;
  }

  private run(handler: RegisteredHandler, job: BullJob): Promise<void> {
    return runJob(handler, job.data.data, {
      id: jobId(handler.name, String(job.id)),
      attempt: job.attemptsMade + 1,
      progress: (percent) => job.progress(asPercent(percent)),
    });
  }
}

function viewOf(job: BullJob, status: JobStatus | 'stuck'): JobView {
  const state = stateOf(status, job.attemptsMade);
  const current = status === 'active' || status === 'completed' ? 1 : 0;
  return {
    id: jobId(job.queue.name, String(job.id)),
    name: job.queue.name,
    state,
    attempts: job.attemptsMade + current,
    progress: state === 'completed' ? 100 : Number(job.progress()),
    ...(job.failedReason && state !== 'completed' ? { lastError: job.failedReason } : {}),
  };
}

function stateOf(status: JobStatus | 'stuck', attemptsMade: number): JobState {
  if (status === 'completed') return 'completed';
  if (status === 'failed') return 'dead';
  if (status === 'active') return 'running';
  return attemptsMade > 0 ? 'retrying' : 'waiting';
}
