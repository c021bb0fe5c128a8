import { Command, Query } from '@nestjs/cqrs';
import { type Actor, defineContract, type JsonValue } from '#shared/contracts';

export { queriesErrors } from './errors.js';

/** As JSON is exact: integers beyond 2^53 and decimals that a double cannot hold are text, dates are ISO 8601. */
export type Cell = JsonValue;

export type ResultType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'time' | 'other';

export interface ResultColumn {
  readonly name: string;
  readonly type: ResultType;
}

export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows shown. */
  readonly rowCount: number;
  /** Rows the statement has; equal to `rowCount` unless `truncated`. */
  readonly totalRows: number;
  readonly truncated: boolean;
  /** Present when counting the rows left out took too long: there are more than `totalRows`. */
  readonly totalRowsAtLeast?: true;
}

export interface QueryRunView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly dataVersion: string;
  readonly result: QueryResult;
  readonly timing: { readonly executeMs: number; readonly cached: boolean };
}

/** Runs one SELECT through the gate, on the version of the source that answers now. */
export class RunQuery extends Command<QueryRunView> {
  static readonly type = 'queries.run-query';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly dataSourceId: string;
      readonly sql: string;
      /** For `?` in order, or `$1`, `$2`, … */
      readonly parameters?: readonly (string | number | boolean | null)[];
      /** Rows to show at most; the setting's maximum when left out. */
      readonly limit?: number;
      /** A UUID of the caller's, to cancel the run by while it is on its way. Made up when left out. */
      readonly id?: string;
    },
  ) {
    super();
  }
}

/** Stops a run of this process that is still on its way; the run then fails with `queries.cancelled`. */
export class CancelQuery extends Command<void> {
  static readonly type = 'queries.cancel-query';
  constructor(readonly input: { readonly actor: Actor; readonly id: string }) {
    super();
  }
}

/** A statement that the gate lets pass. */
export interface SqlCheckView {
  /** The tables of the source that it reads, as they are called there. */
  readonly tables: readonly string[];
  /** How many values it has to be given. */
  readonly parameters: number;
  /** As DuckDB's parser sees it; absent for sources that speak another dialect. */
  readonly tree?: JsonValue;
}

/** Has the gate look at a statement without running it: rejects with what the gate says against it. */
export class CheckSql extends Query<SqlCheckView> {
  static readonly type = 'queries.check-sql';
  constructor(
    readonly input: { readonly actor: Actor; readonly dataSourceId: string; readonly sql: string },
  ) {
    super();
  }
}

export const queriesContract = defineContract({
  module: 'queries',
  commands: [RunQuery, CancelQuery],
  queries: [CheckSql],
  events: [],
});
