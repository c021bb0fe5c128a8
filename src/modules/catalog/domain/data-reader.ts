import type { ColumnRef } from './foreign-key.js';
import type { TableProfile } from './profile.js';

/** The data of one version, as inference needs to ask it. */
export interface DataReader {
  tables(): Promise<readonly TableProfile[]>;
  /** Whether no two rows have the same values in these columns. */
  isUnique(table: string, columns: readonly string[]): Promise<boolean>;
  /** Which of the columns have one value only in each group of rows that are equal in `groups`. */
  constantWithin(
    table: string,
    within: { readonly columns: readonly string[]; readonly groups: readonly string[] },
  ): Promise<readonly string[]>;
  /** Which share of the distinct values of `from` occurs in `to`: 0 to 1. */
  contained(from: ColumnRef, to: ColumnRef): Promise<number>;
}
