import type { Parameter } from '#shared/live-databases';
import type { QueryResult, ResultColumn, ResultExtent, ResultFormat } from '../contract/index.js';
import type { RunningStatement } from './running-statement.js';
import type { VersionKey } from './version-files.js';

/** A statement that has passed the gate. */
export interface Statement extends VersionKey {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** How long it may run. */
  readonly seconds: number;
  readonly maxRows: number;
  /** Rows it can have at most, when it says so itself. */
  readonly ownLimit: number | undefined;
}

/** `rows`: one line of JSON a row, with the columns as `c0`, `c1`, …; what pages are cut from. */
export type FileFormat = ResultFormat | 'rows';

export interface ResultTarget {
  readonly format: FileFormat;
  /** Of a file that is not there yet, in a folder of its own. */
  readonly path: string;
}

export interface WrittenResult extends ResultExtent {
  readonly columns: readonly ResultColumn[];
}

/** Runs statements within the limits of time, rows and concurrency. */
export abstract class StatementEngine {
  abstract run(statement: Statement, running: RunningStatement): Promise<QueryResult>;
  /** The last cell of the first row of a statement of ours that holds one of the caller's. */
  abstract tell(statement: Statement, running: RunningStatement): Promise<string>;
}

/** The same into a file: rows of any number, which are never in memory all at once. */
export abstract class ResultWriter {
  abstract write(
    statement: Statement,
    running: RunningStatement,
    target: ResultTarget,
  ): Promise<WrittenResult>;
}
