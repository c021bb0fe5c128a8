import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

const pauseMs = 500;

/**
 * Notices when the server goes away (killed, out of memory), by a connection that does nothing else, and has it
 * started again. Requests fail meanwhile and succeed afterwards.
 */
export class Keeper {
  private client?: Client;
  private stopped = false;
  private repairing: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly restart: () => Promise<void>,
  ) {}

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'almanac keeper' });
    client.on('error', () => undefined);
    await client.connect();
    this.client = client;
    client.once('end', () => {
      this.repairing = this.repair();
    });
  }

  /** Before the server is stopped on purpose. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.repairing;
    await this.client?.end().catch(() => undefined);
  }

  /** It may also have recovered by itself: then only the connection is new. */
  private async repair(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.start();
        return;
      } catch {
        await this.restart().catch(() => undefined);
      }
      await setTimeout(pauseMs);
    }
  }
}
