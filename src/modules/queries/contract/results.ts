import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { Cell, QueryInput, ResultColumn } from './running.js';

export const resultFormats = ['csv', 'ndjson', 'parquet', 'arrow'] as const;
export type ResultFormat = (typeof resultFormats)[number];

/** How much of a result there is. */
export interface ResultExtent {
  /** Rows shown. */
  readonly rowCount: number;
  /** Rows the statement has; equal to `rowCount` unless `truncated`. */
  readonly totalRows: number;
  readonly truncated: boolean;
  /** Present when counting the rows left out took too long: there are at least `totalRows`. */
  readonly totalRowsAtLeast?: true;
}

/** A result as a file on the machine that answers. It stays for some minutes. */
export interface ResultFileView extends ResultExtent {
  readonly id: string;
  readonly dataVersion: string;
  readonly columns: readonly ResultColumn[];
  readonly path: string;
  readonly sizeBytes: number;
}

export interface ResultPageView extends ResultExtent {
  readonly id: string;
  readonly dataVersion: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** The place of the first of these rows in the result; 0 on the first page. */
  readonly firstRow: number;
  readonly nextCursor?: string;
}

/** Runs one SELECT through the gate and writes its rows into a file. */
export class WriteQueryResult extends Command<ResultFileView> {
  static readonly type = 'queries.write-query-result';
  constructor(readonly input: QueryInput & { readonly format: ResultFormat }) {
    super();
  }
}

/** The result of an earlier run as a file, written when it is first wanted. */
export class GetResultFile extends Query<ResultFileView> {
  static readonly type = 'queries.get-result-file';
  constructor(readonly input: { readonly actor: Actor; readonly id: string; readonly format: ResultFormat }) {
    super();
  }
}

/** Some rows of the result of an earlier run; all pages of one result are of one execution. */
export class GetResultPage extends Query<ResultPageView> {
  static readonly type = 'queries.get-result-page';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly id: string;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ) {
    super();
  }
}
