import { Injectable } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import { QueriesConfig } from './config.js';

/** The rest of Node's threads stays free for files and passwords, however long statements run. */
const shareOfThreads = 0.75;

/** So many statements run at the same time and so many may wait; the others are turned away at once. */
export class Slots {
  private running = 0;
  private turnedAway = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly maxWaiting: number,
  ) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) await this.wait();
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  /** What runs and waits now, and what was ever turned away. */
  counts() {
    return { running: this.running, waiting: this.waiting.length, turnedAway: this.turnedAway };
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) {
      this.turnedAway++;
      throw queriesErrors.busy();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

/** Of the engines in this process. */
@Injectable()
export class EngineSlots extends Slots {
  constructor({ concurrency, threadPool, maxWaiting }: QueriesConfig) {
    super(concurrency ?? Math.max(1, Math.floor(threadPool * shareOfThreads)), maxWaiting);
  }
}
