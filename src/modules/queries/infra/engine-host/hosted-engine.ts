import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** What is done with a borrowed connection. `clean`: nothing is left on it, it may be lent again. */
export type Loan<T> = (connection: DuckDBConnection) => Promise<{ clean: boolean; value: T }>;

const memoryHeld = 'select sum(memory_usage_bytes)::double from duckdb_memory()';

/** An open database and its connections. */
export class HostedEngine {
  private readonly instance: DuckDBInstance;
  private readonly idle: DuckDBConnection[] = [];

  constructor(instance: DuckDBInstance) {
    this.instance = instance;
  }

  /** Lends a connection. One that `work` leaves in doubt, by throwing or by not being clean, is not lent again. */
  async lend<T>(work: Loan<T>): Promise<T> {
    const connection = this.idle.pop() ?? (await this.instance.connect());
    let clean = false;
    try {
      const done = await work(connection);
      clean = done.clean;
      return done.value;
    } finally {
      if (clean) this.idle.push(connection);
      else connection.closeSync();
    }
  }

  memoryBytes(): Promise<number> {
    return this.lend(async (connection) => {
      const reader = await connection.runAndReadAll(memoryHeld);
      return { value: Number(reader.getRows()[0]?.[0] ?? 0), clean: true };
    });
  }

  /** Once nobody uses it any more. */
  close(): void {
    for (const connection of this.idle.splice(0)) connection.closeSync();
    this.instance.closeSync();
  }
}
