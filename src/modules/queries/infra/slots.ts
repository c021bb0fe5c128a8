import { Injectable } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import { FairQueue } from '../domain/fair-queue.js';
import { QueriesConfig } from './config.js';
import type { RunningStatement } from './running-statement.js';

/** One organisation leaves some of the slots to the others. */
const shareOfSlots = 0.75;

export interface SlotLimits {
  readonly most: number;
  readonly mostOfOne: number;
  readonly maxWaiting: number;
}

/**
 * So many statements run at the same time and so many may wait, organisation after organisation in turn; the others are
 * turned away at once.
 */
export class Slots {
  private turnedAway = 0;
  private readonly queue: FairQueue<() => void>;

  constructor(private readonly limits: SlotLimits) {
    this.queue = new FairQueue(limits);
  }

  async use<T>(statement: RunningStatement, work: () => Promise<T>): Promise<T> {
    const { organizationId } = statement.owner;
    if (!this.queue.begin(organizationId)) await this.wait(statement);
    try {
      return await work();
    } finally {
      this.queue.end(organizationId);
      for (let next = this.queue.next(); next; next = this.queue.next()) next();
    }
  }

  /** What runs and waits now, and what was ever turned away. */
  counts() {
    return { running: this.queue.running, waiting: this.queue.waiting, turnedAway: this.turnedAway };
  }

  private wait(statement: RunningStatement): Promise<void> {
    if (this.queue.waiting >= this.limits.maxWaiting) {
      this.turnedAway++;
      throw queriesErrors.busy();
    }
    statement.assertNotStopped();
    return new Promise((resolve, reject) => {
      const { organizationId } = statement.owner;
      const begin = () => {
        statement.waitsFor(undefined);
        resolve();
      };
      this.queue.add(organizationId, begin);
      statement.waitsFor({
        position: () => this.queue.positionOf(organizationId, begin),
        leave: (reason) => {
          this.queue.remove(organizationId, begin);
          reject(reason);
        },
      });
    });
  }
}

/** Of the engines in this process. */
@Injectable()
export class EngineSlots extends Slots {
  constructor({ concurrency: most, organizationConcurrency, maxWaiting }: QueriesConfig) {
    const mostOfOne = organizationConcurrency ?? Math.ceil(most * shareOfSlots);
    super({ most, mostOfOne, maxWaiting });
  }
}
