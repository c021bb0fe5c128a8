import type { DescribedColumn } from '../../domain/cells/type-description.js';

/** A value for an open place of a statement, with the method of DuckDB's client that binds it. */
export type Binding =
  | readonly ['bindNull']
  | readonly ['bindVarchar', string]
  | readonly ['bindBigInt', string]
  | readonly ['bindBoolean', boolean]
  | readonly ['bindDouble', number]
  | readonly ['bindInteger', number];

export interface BoundSql {
  readonly sql: string;
  readonly bindings: readonly Binding[];
}

/** What the program can be told; each request is answered before the next one is looked at. */
export interface EngineRequests {
  /** Opens a database file for reading, or an empty database. Statements reach no other file than `mayReach`. */
  open: {
    request: {
      readonly file?: string;
      readonly memoryMb: number;
      readonly processMb: number;
      readonly threads: number;
      readonly mayReach: readonly string[];
    };
    answer: null;
  };
  /** The columns of a statement, which is not run. */
  describe: { request: BoundSql; answer: readonly DescribedColumn[] };
  /** Runs a COPY or another statement; the answer is how many rows it wrote. */
  copy: { request: BoundSql; answer: number };
  /** The numbers that the statement selects in its one row; nothing when it takes longer. */
  count: { request: BoundSql & { readonly seconds: number }; answer: readonly (number | null)[] | null };
  /** Makes an Arrow stream of a Parquet file. */
  arrow: { request: { readonly from: string; readonly to: string }; answer: null };
}

export type EngineTask = keyof EngineRequests;

export interface EngineRequest<T extends EngineTask = EngineTask> {
  readonly task: T;
  readonly request: EngineRequests[T]['request'];
}

export type EngineAnswer =
  | { readonly done: unknown }
  | { readonly problem: string }
  | { readonly outOfMemory: true };
