import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#shared/database';
import { MessagingConfig } from './config.js';
import { OutboxTable } from './outbox-table.js';
import { Topology } from './topology.js';

const everyMs = 60 * 60 * 1000;

/** Forgets delivered events after MESSAGING_KEEP_DAYS. Several processes may do so at the same time. */
@Injectable()
export class OutboxCleaner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(OutboxCleaner.name);
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly topology: Topology,
    private readonly database: Database,
    private readonly config: MessagingConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.pollEveryMs === 0) return;
    this.timer = setInterval(() => {
      this.round = this.clear().catch((error) => this.log.warn(`Delivered events stay for now: ${error}`));
    }, everyMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  async clear(): Promise<void> {
    for (const schema of this.topology.ownSchemas)
      await new OutboxTable(this.database, schema).clear(this.config.keepDays);
  }
}
