import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** What is done with a borrowed connection. `clean`: nothing is left on it, it may be lent again. */
export type Loan<T> = (connection: DuckDBConnection) => Promise<{ clean: boolean; value: T }>;

/** One version of one data source, open for reading. Once retired it closes when nobody uses it any more. */
export class Engine {
  private readonly idle: DuckDBConnection[] = [];
  private users = 0;
  private retired = false;
  lastUsedAt = performance.now();

  constructor(private readonly instance: DuckDBInstance) {}

  get inUse(): boolean {
    return this.users > 0;
  }

  get closed(): boolean {
    return this.retired && !this.inUse;
  }

  /** Lends a connection. One that `work` leaves in doubt, by throwing or by not being clean, is not lent again. */
  async lend<T>(work: Loan<T>): Promise<T> {
    this.users++;
    let connection: DuckDBConnection | undefined;
    let clean = false;
    try {
      connection = this.idle.pop() ?? (await this.instance.connect());
      const done = await work(connection);
      clean = done.clean;
      return done.value;
    } finally {
      if (connection && clean) this.idle.push(connection);
      else connection?.closeSync();
      this.users--;
      this.lastUsedAt = performance.now();
      this.closeIfOver();
    }
  }

  retire(): void {
    this.retired = true;
    this.closeIfOver();
  }

  private closeIfOver(): void {
    if (!this.closed) return;
    for (const connection of this.idle.splice(0)) connection.closeSync();
    this.instance.closeSync();
  }
}
