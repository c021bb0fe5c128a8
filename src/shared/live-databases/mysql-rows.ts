import type { Readable } from 'node:stream';
import type { FieldPacket, Query } from 'mysql2';
import type { JsonValue } from '#shared/contracts';
import { withoutDuplicates } from './live-cells.js';
import type { LiveColumn, LiveRows } from './live-pool.js';
import { type DriverValue, type MysqlType, mysqlType } from './mysql-types.js';

const rowsOfPiece = 2000;

/** Rows as they come: while nobody asks for more, the connection is not read and the server waits. */
export class MysqlRows implements LiveRows {
  columns: readonly LiveColumn[] = [];
  /** Nothing of it is on its way any more. */
  ended = false;
  private types: readonly MysqlType[] = [];
  private failure: unknown;
  private readonly stream: Readable;
  private wake: () => void = () => undefined;

  constructor(query: Query) {
    this.stream = query.stream({ highWaterMark: rowsOfPiece });
    this.stream.on('fields', (fields?: readonly FieldPacket[]) => this.describe(fields));
    this.stream.on('readable', () => this.wake());
    this.stream.on('end', () => this.finish());
    this.stream.on('error', (error) => this.finish(error));
  }

  /** The columns are known before the first row. */
  async begun(): Promise<void> {
    while (this.types.length === 0 && !this.ended) await this.news();
    if (this.failure) throw this.failure;
  }

  async next(): Promise<JsonValue[][]> {
    for (;;) {
      const rows = this.arrived();
      if (rows.length > 0) return rows;
      if (this.failure) throw this.failure;
      if (this.ended) return [];
      await this.news();
    }
  }

  private arrived(): JsonValue[][] {
    const rows: JsonValue[][] = [];
    while (rows.length < rowsOfPiece) {
      const row: DriverValue[] | null = this.stream.read();
      if (row === null) break;
      rows.push(row.map((value, index) => this.cell(value, index)));
    }
    return rows;
  }

  private cell(value: DriverValue, index: number): JsonValue {
    return value === null ? null : (this.types[index]?.toCell(value) ?? null);
  }

  /** What has no columns was no question: there are no rows to wait for. */
  private describe(fields: readonly FieldPacket[] | undefined): void {
    if (!fields) {
      this.finish(new Error('The statement has no rows.'));
      return;
    }
    this.types = fields.map(mysqlType);
    const names = withoutDuplicates(fields.map(({ name }) => name));
    this.columns = names.map((name, index) => ({ name, kind: this.types[index]?.kind ?? 'text' }));
    this.wake();
  }

  private finish(failure?: unknown): void {
    // An end follows an error, too.
    this.failure ??= failure;
    this.ended = true;
    this.wake();
  }

  private news(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
