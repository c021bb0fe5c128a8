import type { JsonValue } from '#shared/contracts';
import type { ColumnKind } from '#shared/duckdb';

export type Parameter = string | number | boolean | null;

export interface LiveColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** The rows of a statement, a piece at a time: what has not been asked for waits in the database. */
export interface LiveRows {
  readonly columns: readonly LiveColumn[];
  /** Empty when there are no more. */
  next(): Promise<JsonValue[][]>;
}

/** A connection inside a read-only transaction, as long as it is lent. */
export interface LiveConnection {
  /** Whether the database has taken anything on; as long as it has not, the same may be asked on another connection. */
  readonly begun: boolean;
  /** One statement at a time. Rows that are not wanted any more are left; they end with the loan. */
  open(sql: string, parameters?: readonly Parameter[]): Promise<LiveRows>;
  /** Makes the database give up the statement that runs on it. */
  interrupt(): void;
}

export interface PoolLimits {
  readonly connections: number;
  /** The database itself gives up a statement after so long, if everything else has failed. */
  readonly statementSeconds: number;
}

/** Connections to one live database, opened when needed and closed when idle. */
export interface LivePool {
  lend<T>(work: (connection: LiveConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** All rows of a statement: for what is known to be small. */
export async function allRows(rows: LiveRows): Promise<JsonValue[][]> {
  const all: JsonValue[][] = [];
  for (let piece = await rows.next(); piece.length > 0; piece = await rows.next()) all.push(...piece);
  return all;
}
