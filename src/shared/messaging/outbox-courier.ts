import { setTimeout as pause } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { isConnectionFailure, Notifications } from '#shared/database';
import { AppError } from '#shared/errors';
import { MessagingConfig } from './config.js';
import { outboxChannel } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';
import { Topology } from './topology.js';

/** Between two drains of one outbox: of a busy one, many commits are looked through together. */
const restMs = 50;

/**
 * Sets the relay to work while the process lives: at once when the database tells of an event, when a retry is
 * due, and now and then for what nobody told of. Any number of processes may do so at the same time.
 */
@Injectable()
export class OutboxCourier implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(OutboxCourier.name);
  private readonly woken = new Set<string>();
  private readonly working = new Map<string, Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stop = new AbortController();
  private polling = Promise.resolve();

  constructor(
    private readonly relay: OutboxRelay,
    private readonly topology: Topology,
    private readonly notifications: Notifications,
    private readonly config: MessagingConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.pollEveryMs === 0) return;
    await this.notifications.listen({
      channel: outboxChannel,
      onNotify: (schema) => this.wake(schema),
      onConnect: () => void this.poll(),
    });
    this.pollLater();
  }

  /** While the database is still there. A delivery that has begun is finished; the others wait for the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    for (const timer of this.timers) clearTimeout(timer);
    await this.polling;
    await Promise.all(this.working.values());
  }

  private get stopped(): boolean {
    return this.stop.signal.aborted;
  }

  /** At once, and one drain at a time per outbox; who wakes it meanwhile gets another one after it. */
  private wake(schema: string): void {
    if (this.stopped || !this.topology.schemas.includes(schema)) return;
    this.woken.add(schema);
    if (!this.working.has(schema)) this.working.set(schema, this.work(schema));
  }

  private async work(schema: string): Promise<void> {
    while (this.woken.delete(schema) && !this.stopped) {
      try {
        const { retryInMs } = await this.relay.drainSchema(schema, this.stop.signal);
        if (retryInMs !== undefined && retryInMs < this.config.pollEveryMs)
          this.after(retryInMs, () => this.wake(schema));
      } catch (error) {
        this.complain(error);
      }
      await this.rest();
    }
    this.working.delete(schema);
  }

  private async rest(): Promise<void> {
    await pause(restMs, undefined, { ref: false, signal: this.stop.signal }).catch(() => undefined);
  }

  private poll(): Promise<void> {
    this.polling = this.polling.then(() => this.wakeDue());
    return this.polling;
  }

  private async wakeDue(): Promise<void> {
    if (this.stopped) return;
    try {
      for (const schema of await this.relay.dueSchemas()) this.wake(schema);
    } catch (error) {
      this.complain(error);
    }
  }

  private pollLater(): void {
    this.after(this.config.pollEveryMs, () => void this.poll().then(() => this.pollLater()));
  }

  private after(ms: number, work: () => void): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms).unref();
    this.timers.add(timer);
  }

  /** A database that is away for a while is no bug; the next poll tries again. */
  private complain(error: unknown): void {
    if (error instanceof AppError || isConnectionFailure(error)) this.log.warn(`Events wait: ${error}`);
    else this.log.error(error);
  }
}
