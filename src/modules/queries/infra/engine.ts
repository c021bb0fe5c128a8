import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { LocalCopy } from '#shared/object-store';

/** What is done with a borrowed connection. `clean`: nothing is left on it, it may be lent again. */
export type Loan<T> = (connection: DuckDBConnection) => Promise<{ clean: boolean; value: T }>;

const memoryHeld = 'select sum(memory_usage_bytes)::double from duckdb_memory()';

/** One version of one data source, open for reading. Once retired it closes when nobody uses it any more. */
export class Engine {
  private readonly idle: DuckDBConnection[] = [];
  private users = 0;
  private retired = false;
  lastUsedAt = performance.now();

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly file: LocalCopy,
  ) {}

  get inUse(): boolean {
    return this.users > 0;
  }

  get closed(): boolean {
    return this.retired && !this.inUse;
  }

  /** Lends a connection. One that `work` leaves in doubt, by throwing or by not being clean, is not lent again. */
  async lend<T>(work: Loan<T>): Promise<T> {
    try {
      return await this.borrow(work);
    } finally {
      this.lastUsedAt = performance.now();
    }
  }

  /** What it holds in memory now. Who only looks does not keep it open. */
  memoryBytes(): Promise<number> {
    return this.borrow(async (connection) => {
      const reader = await connection.runAndReadAll(memoryHeld);
      return { value: Number(reader.getRows()[0]?.[0] ?? 0), clean: true };
    });
  }

  retire(): void {
    this.retired = true;
    this.closeIfOver();
  }

  private async borrow<T>(work: Loan<T>): Promise<T> {
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
      this.closeIfOver();
    }
  }

  private closeIfOver(): void {
    if (!this.closed) return;
    for (const connection of this.idle.splice(0)) connection.closeSync();
    this.instance.closeSync();
    this.file[Symbol.dispose]();
  }
}
