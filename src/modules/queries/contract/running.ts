import { Command, Query } from '@nestjs/cqrs';
import type { Actor, JsonValue } from '#shared/contracts';
import type { RunOrigin } from './history.js';

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

/** A row policy that decided which rows of a table were seen. */
export interface AppliedPolicyView {
  readonly id: string;
  readonly name: string;
  readonly table: string;
}

export interface QueryRunView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly dataVersion: string;
  readonly result: QueryResult;
  /** Of the tables that were read, those that speak to the actor; absent when there are none. */
  readonly policies?: readonly AppliedPolicyView[];
  /** What the result is remembered under, when it is. */
  readonly cacheKey?: string;
  readonly timing: { readonly executeMs: number; readonly cached: boolean };
}

export interface CachedResultView {
  readonly cacheKey: string;
  readonly dataSourceId: string;
  readonly dataVersion: string;
  readonly result: QueryResult;
}

/** A remembered result, for as long as it is remembered. Nothing is run. */
export class GetCachedResult extends Query<CachedResultView> {
  static readonly type = 'queries.get-cached-result';
  constructor(readonly input: { readonly actor: Actor; readonly hash: string }) {
    super();
  }
}

/** A statement, and who wants it run. */
export interface QueryInput {
  readonly actor: Actor;
  readonly dataSourceId: string;
  readonly sql: string;
  /** For `?` in order, or `$1`, `$2`, … */
  readonly parameters?: readonly (string | number | boolean | null)[];
  /** Rows to show at most; the setting's maximum when left out. */
  readonly limit?: number;
  /** Who wrote the SQL; a person, when left out. */
  readonly origin?: RunOrigin;
  /** A UUID of the caller's, to cancel the run by while it is on its way. Made up when left out. */
  readonly id?: string;
}

/** Runs one SELECT through the gate, on the version of the source that answers now. */
export class RunQuery extends Command<QueryRunView> {
  static readonly type = 'queries.run-query';
  constructor(readonly input: QueryInput) {
    super();
  }
}

export interface CancelledRunView {
  readonly id: string;
  /** False when it does not run in the process that was asked: the others were told to stop it. */
  readonly stopped: boolean;
}

/** Stops a run that is still on its way; the run then fails with `queries.cancelled`. */
export class CancelQuery extends Command<CancelledRunView> {
  static readonly type = 'queries.cancel-query';
  constructor(readonly input: { readonly actor: Actor; readonly id: string }) {
    super();
  }
}

export interface QueueView {
  /** How many statements of an organisation may be on their way. */
  readonly accepted: number;
  readonly statements: readonly {
    readonly id: string;
    /** How many will begin up to and with this one; 0 when it runs. */
    readonly position: number;
    readonly sinceMs: number;
  }[];
}

/** What the actor's organisation has on its way in this process. */
export class GetQueue extends Query<QueueView> {
  static readonly type = 'queries.get-queue';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}
