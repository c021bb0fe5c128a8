import type { FieldPacket, PoolConnection, Query } from 'mysql2';
import type { JsonValue } from '#shared/contracts';
import { withoutDuplicates } from './live-cells.js';
import type { LiveColumn, LiveRows } from './live-pool.js';
import { type DriverValue, type MysqlType, mysqlType } from './mysql-types.js';
import { charactersIn, charactersOfPiece, rowsOfPiece } from './piece-size.js';

/** Rows as they come: while a piece waits to be asked for, the connection is not read and the server waits. */
export class MysqlRows implements LiveRows {
  columns: readonly LiveColumn[] = [];
  /** Nothing of it is on its way any more. */
  ended = false;
  private types: readonly MysqlType[] = [];
  private failure: unknown;
  private piece: JsonValue[][] = [];
  private characters = 0;
  private wake: () => void = () => undefined;

  constructor(
    query: Query,
    private readonly connection: Pick<PoolConnection, 'pause' | 'resume'>,
  ) {
    query.on('fields', (fields?: readonly FieldPacket[]) => this.describe(fields));
    query.on('result', (row) => this.take(row as unknown as DriverValue[]));
    query.on('end', () => this.finish());
    query.on('error', (error) => this.finish(error));
  }

  /** The columns are known before the first row. */
  async begun(): Promise<void> {
    while (this.types.length === 0 && !this.ended) await this.news();
    if (this.failure) throw this.failure;
  }

  async next(): Promise<JsonValue[][]> {
    for (;;) {
      const { piece } = this;
      if (piece.length > 0) {
        this.piece = [];
        this.characters = 0;
        this.connection.resume();
        return piece;
      }
      if (this.failure) throw this.failure;
      if (this.ended) return [];
      await this.news();
    }
  }

  private take(row: readonly DriverValue[]): void {
    // What has no columns is answered by a count instead.
    if (this.types.length === 0) return;
    const cells = row.map((value, index) => this.cell(value, index));
    this.piece.push(cells);
    this.characters += charactersIn(cells);
    if (this.piece.length >= rowsOfPiece || this.characters >= charactersOfPiece) this.connection.pause();
    this.wake();
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
