import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import { QueriesConfig } from './config.js';
import { threeQuartersMb } from './engine-host/engine-hosts.js';
import { RunningStatements } from './running-statements.js';

const lookEveryMs = 100;

/**
 * Rows that are on their way through this process take memory, whatever engine they are of. When it grows past its
 * ceiling, every running statement is stopped, before the machine ends the process.
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
