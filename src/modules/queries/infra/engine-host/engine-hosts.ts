import { totalmem } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { QueriesConfig } from '../config.js';
import { EngineHost } from './engine-host.js';

/** Of the machine, or of the container when that is smaller. */
export const threeQuartersMb = (): number =>
  (0.75 * Math.min(totalmem(), process.constrainedMemory() || totalmem())) / 1_000_000;

/** For opening engines, and looking at their memory. */
const threadsForOthers = 4;

/** The process that all engines share, for as long as any is open. */
@Injectable()
export class EngineHosts implements OnApplicationShutdown {
  private common: EngineHost | undefined;
  private started = 0;

  constructor(private readonly config: QueriesConfig) {}

  /** Started when there is none. */
  shared(): EngineHost {
    if (!this.common || this.common.isLost) {
      const { processMemoryMb: processMb = threeQuartersMb(), concurrency } = this.config;
      this.common = new EngineHost({ processMb, threads: concurrency + threadsForOthers });
      this.started++;
    }
    return this.common;
  }

  /** For one statement: whoever asks ends it. */
  alone(): EngineHost {
    return new EngineHost({ processMb: 2 * this.config.memoryMb, threads: 1 });
  }

  /** How many shared ones there ever were. */
  get count(): number {
    return this.started;
  }

  async memoryBytes(): Promise<number> {
    return this.common && !this.common.isLost ? await this.common.ask('memory', null).catch(() => 0) : 0;
  }

  /** Gives its memory back when nothing is open in it. */
  rest(): void {
    if (this.common?.isIdle) this.end();
  }

  onApplicationShutdown(): void {
    this.end();
  }

  private end(): void {
    this.common?.end();
    this.common = undefined;
  }
}
