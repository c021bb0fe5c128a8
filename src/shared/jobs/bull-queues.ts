import { Injectable, Logger } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import type { Queue, QueueOptions } from 'bull';
import type { Redis } from 'ioredis';
import { RedisConnections } from '#shared/redis';
import { JobsConfig } from './config.js';
import { jobsErrors } from './errors.js';
import { JobHandlers } from './job-handlers.js';

/** A job as Bull keeps it. */
export interface BullJobData {
  readonly data: object;
  readonly key?: string | undefined;
}

const prefix = 'almanac:jobs';
const namesKey = `${prefix}:names`;

/** One Bull queue per name of job, made when it is first needed. Bull itself is loaded with the first. */
@Injectable()
export class BullQueues {
  private readonly log = new Logger(BullQueues.name);
  private readonly opened = new Map<string, Promise<Queue<BullJobData>>>();
  private connections?: { readonly client: Redis; readonly subscriber: Redis };

  constructor(
    private readonly redis: RedisConnections,
    private readonly modules: LazyModuleLoader,
    readonly handlers: JobHandlers,
    private readonly config: JobsConfig,
  ) {}

  get available(): boolean {
    return this.redis.available;
  }

  get client(): Redis {
    return this.shared.client;
  }

  async ensure(name: string): Promise<Queue<BullJobData>> {
    if (['reconnecting', 'close', 'end'].includes(this.client.status)) throw jobsErrors.unavailable();
    const opened = this.opened.get(name) ?? this.open(name);
    this.opened.set(name, opened);
    return opened;
  }

  /** Of every replica that ever added or handled one. */
  names(): Promise<string[]> {
    return this.client.smembers(namesKey);
  }

  /** Lets running jobs end; what does not end in a few seconds is tried again by another replica. */
  async stopWorking(): Promise<void> {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, 5000).unref());
    await Promise.race([patience, this.each((queue) => queue.pause(true))]);
  }

  async close(): Promise<void> {
    await this.each((queue) => queue.close(true)).catch((error) => this.log.debug(error));
  }

  private async each(work: (queue: Queue<BullJobData>) => Promise<unknown>): Promise<void> {
    await Promise.all([...this.opened.values()].map(async (queue) => work(await queue)));
  }

  private get shared() {
    this.connections ??= { client: this.redis.dedicated(), subscriber: this.redis.dedicated() };
    return this.connections;
  }

  private async open(name: string): Promise<Queue<BullJobData>> {
    const { BullModule, getQueueToken } = await import('@nestjs/bull');
    const made = await this.modules.load(() => BullModule.registerQueue({ name, ...this.options(name) }));
    const queue = made.get<Queue<BullJobData>>(getQueueToken(name));
    queue.on('error', (error) => this.log.warn(`The queue ${name}: ${error.message}`));
    // Bull does not wait for this one: it rejected unheard where a process stopped as soon as it had started.
    const setWorkerName = queue.setWorkerName.bind(queue);
    queue.setWorkerName = () => setWorkerName().catch((error) => this.log.debug(error));
    await this.client.sadd(namesKey, name);
    return queue;
  }

  private options(name: string): QueueOptions {
    const { client, subscriber } = this.shared;
    const { attempts, backoffSeconds, timeoutSeconds } = this.handlers.settingsOf(name);
    const lockMs = this.config.takeOverSeconds * 1000;
    const kept = { age: this.config.keepDays * 24 * 3600 };
    return {
      prefix,
      createClient: (type) =>
        type === 'client' ? client : type === 'subscriber' ? subscriber : this.redis.dedicated(),
      settings: {
        lockDuration: lockMs,
        stalledInterval: lockMs / 2,
        maxStalledCount: Math.max(1, attempts - 1),
        backoffStrategies: { doubling: (made) => backoffSeconds * 1000 * 2 ** (made - 1) },
      },
      defaultJobOptions: {
        attempts,
        backoff: { type: 'doubling' },
        timeout: timeoutSeconds * 1000,
        removeOnComplete: kept,
        removeOnFail: kept,
      },
    };
  }
}
