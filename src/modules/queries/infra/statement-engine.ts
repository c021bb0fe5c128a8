import type { Parameter } from '#shared/live-databases';
import type { QueryResult } from '../contract/index.js';
import type { RunningStatement } from './running-statement.js';
import type { VersionKey } from './version-files.js';

/** A statement that has passed the gate. */
export interface Statement extends VersionKey {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly maxRows: number;
  /** Rows it can have at most, when it says so itself. */
  readonly ownLimit: number | undefined;
}

/** Runs statements within the limits of time, rows and concurrency. */
export abstract class StatementEngine {
  abstract run(statement: Statement, running: RunningStatement): Promise<QueryResult>;
}
