import { randomUUID } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type CallCount, Quotas } from './quotas.js';

const everyMs = 5000;

interface Batch {
  readonly id: string;
  readonly counts: readonly CallCount[];
}

/** Counts the calls that nothing limits in this process, and hands them on now and then: a request costs an addition. */
@Injectable()
export class Tally implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Quotas');
  private counted = new Map<string, { organizationId: string; userId: string; calls: number }>();
  /** Handed on, but perhaps not taken: the next time it is the same batch. */
  private batch: Batch | undefined;
  private timer?: NodeJS.Timeout;

  constructor(private readonly quotas: Quotas) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), everyMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  add(organizationId: string, userId: string): void {
    const key = `${organizationId}${userId}`;
    const count = this.counted.get(key);
    if (count) count.calls += 1;
    else this.counted.set(key, { organizationId, userId, calls: 1 });
  }

  async flush(): Promise<void> {
    this.batch ??= this.take();
    if (!this.batch) return;
    try {
      await this.quotas.record(this.batch.id, this.batch.counts);
      this.batch = undefined;
    } catch (error) {
      this.log.warn(`Counted calls wait: ${error}`);
    }
  }

  private take(): Batch | undefined {
    if (this.counted.size === 0) return undefined;
    const counts = [...this.counted.values()];
    this.counted = new Map();
    return { id: randomUUID(), counts };
  }
}
