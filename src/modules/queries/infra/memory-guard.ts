import { totalmem } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import { QueriesConfig } from './config.js';
import { RunningStatements } from './running-statements.js';

const lookEveryMs = 100;

/** Of the machine, or of the container when that is smaller. */
const threeQuartersMb = (): number =>
  (0.75 * Math.min(totalmem(), process.constrainedMemory() || totalmem())) / 1_000_000;

/**
 * The engine's own limit does not cover the texts that functions build on their way. When the process as a whole
 * grows past its ceiling, every running statement is stopped, before the machine ends the process.
 */
@Injectable()
export class MemoryGuard implements OnApplicationShutdown {
  private readonly timer = setInterval(() => this.look(), lookEveryMs).unref();

  constructor(
    private readonly running: RunningStatements,
    private readonly config: QueriesConfig,
  ) {}

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    if (this.running.none) return;
    const { processMemoryMb = threeQuartersMb() } = this.config;
    if (process.memoryUsage.rss() > processMemoryMb * 1_000_000)
      this.running.stopAll(queriesErrors.outOfMemory());
  }
}
