/** What the process is asked to do. */
export interface ExtractTask {
  readonly format: 'xlsx' | 'sqlite';
  readonly path: string;
  /** Where the tables are written, one CSV file each: all values in quotes, nothing where there is no value. */
  readonly folder: string;
  /** How large the content may become; a database at least as large as plain tables need. */
  readonly maxBytes: number;
}

export interface ExtractedTable {
  /** Of the sheet or table. */
  readonly label: string;
  readonly path: string;
  /** Cells in every row. */
  readonly width: number;
  /** Names of the columns; absent where they are still to be found among the rows. */
  readonly header?: readonly string[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    /** Empty when the primary key of that table is meant. */
    readonly references: readonly string[];
  }[];
  /** Values that are neither text nor numbers and were written in hexadecimal digits. */
  readonly binaryValues: number;
}

export interface Extracted {
  readonly tables: readonly ExtractedTable[];
  /** Sheets without a cell, views, virtual tables. */
  readonly leftOut: readonly { readonly label: string; readonly why: string }[];
}

/** What the process answers, or what its end says: a result, or why there is none. */
export type ExtractAnswer =
  | { readonly extracted: Extracted }
  | { readonly problem: 'damaged' | 'expands' | 'memory' | 'failed'; readonly reason: string };
