import type { DuckDBAppender } from '@duckdb/node-api';
import type { JsonValue } from '#shared/contracts';
import type { LiveRows } from '#shared/live-databases';
import type { BuildDatabase } from '../build-database.js';

/** As many rows as DuckDB keeps together, or as much text as is worth an insert of its own. */
const rowsOfBatch = 122_880;
const charactersOfBatch = 64 * 1024 * 1024;

/** Columns of the batch by their place: names of the database may be any. */
export const textAt = (place: number): string => `c${place}`;

/** Reads rows to the end, a piece at a time: what has not been asked for waits in the database. */
export class IncomingRows {
  private appender: DuckDBAppender | undefined;
  private rows = 0;
  private characters = 0;

  constructor(
    private readonly database: BuildDatabase,
    private readonly columns: number,
  ) {}

  /** `store` finds a batch of rows in the table `temp.incoming`. */
  async each(rows: LiveRows, store: () => Promise<void>, read: (rows: number) => void): Promise<void> {
    for (let piece = await rows.next(); piece.length > 0; piece = await rows.next()) {
      const appender = this.appender ?? (await this.begin());
      for (const row of piece) this.append(row, appender);
      // Done by this thread: all of a batch at once would hold up everybody for a quarter of a second.
      appender.flushSync();
      read(piece.length);
      if (this.rows >= rowsOfBatch || this.characters >= charactersOfBatch) await this.end(store);
    }
    await this.end(store);
  }

  private async begin(): Promise<DuckDBAppender> {
    const columns = Array.from({ length: this.columns }, (_, place) => `${textAt(place)} VARCHAR`);
    await this.database.run(`create or replace temp table incoming (${columns.join(', ')})`);
    this.appender = await this.database.appender('incoming');
    return this.appender;
  }

  /** Everything was asked for as text; what a driver makes of a text that is a number is put back. */
  private append(row: readonly JsonValue[], appender: DuckDBAppender): void {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else {
        const text = typeof value === 'string' ? value : String(value);
        this.characters += text.length;
        appender.appendVarchar(text);
      }
    }
    appender.endRow();
    this.rows += 1;
  }

  private async end(store: () => Promise<void>): Promise<void> {
    if (!this.appender) return;
    this.appender.closeSync();
    this.appender = undefined;
    this.rows = 0;
    this.characters = 0;
    await store();
  }
}
