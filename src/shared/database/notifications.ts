import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';

/** Where `Notifications` connects to. */
export const LISTEN_URL = Symbol('listen url');

const firstRetryMs = 500;
const longestRetryMs = 10_000;

export interface Listening {
  readonly channel: string;
  readonly onNotify: (payload: string) => void;
  /** Also after a connection was lost: whatever was said in between was not heard. */
  readonly onConnect: () => void;
}

/** PostgreSQL's NOTIFY, heard over one connection for the whole process, which comes back when it is lost. */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly log = new Logger(Notifications.name);
  private readonly listening: Listening[] = [];
  private client?: Client;
  private retry?: NodeJS.Timeout;
  private stopped = false;

  constructor(@Inject(LISTEN_URL) private readonly url: string) {}

  /** `channel` is a plain identifier. */
  async listen(one: Listening): Promise<void> {
    this.listening.push(one);
    if (this.listening.length === 1) await this.connect(firstRetryMs);
    else if (this.client) await this.subscribe(this.client, one);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(nextRetryMs: number): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'almanac listener',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => {
      for (const one of this.listening) if (one.channel === channel) one.onNotify(payload ?? '');
    });
    try {
      await client.connect();
      for (const one of this.listening) await this.subscribe(client, one);
    } catch (error) {
      this.log.warn(`Cannot listen to the database, trying again: ${error}`);
      await client.end().catch(() => undefined);
      this.connectLater(nextRetryMs);
      return;
    }
    this.client = client;
    client.once('end', () => this.connectLater(firstRetryMs));
  }

  private async subscribe(client: Client, { channel, onConnect }: Listening): Promise<void> {
    await client.query(`listen ${channel}`);
    onConnect();
  }

  private connectLater(ms: number): void {
    if (this.stopped) return;
    this.retry = setTimeout(() => void this.connect(Math.min(ms * 2, longestRetryMs)), ms).unref();
  }
}
