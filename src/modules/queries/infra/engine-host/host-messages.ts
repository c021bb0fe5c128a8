import type { EngineLimits } from '#shared/duckdb';
import type { QueryResult } from '../../contract/index.js';
import type { BoundSql } from '../engine-process/engine-messages.js';
import type { ReadLimits } from '../read-result.js';

/** What the program can be told, many things at a time. */
export interface HostRequests {
  /** Opens a database file for reading, by a name that no other has. */
  open: {
    request: { readonly engine: string; readonly file: string; readonly limits: EngineLimits };
    answer: null;
  };
  close: { request: { readonly engine: string }; answer: null };
  run: {
    request: BoundSql & {
      readonly engine: string;
      readonly inOnePiece: boolean;
      readonly limits: ReadLimits;
    };
    answer: QueryResult;
  };
  /** The last cell of the first row. */
  tell: { request: BoundSql & { readonly engine: string }; answer: string };
  /** What all engines hold, in bytes. */
  memory: { request: null; answer: number };
}

export type HostTask = keyof HostRequests;

export type HostMessage =
  | { readonly id: number; readonly task: HostTask; readonly request: HostRequests[HostTask]['request'] }
  /** Says how large the process may become. */
  | { readonly processMb: number }
  /** Gives up the statement of that request, if it still runs. */
  | { readonly interrupt: number };

export type HostAnswer =
  | { readonly id: number; readonly done: unknown }
  /** Some rows, which are the first of the answer to come. */
  | { readonly id: number; readonly rows: QueryResult['rows'] }
  | { readonly id: number; readonly problem: string }
  | { readonly outOfMemory: true };
