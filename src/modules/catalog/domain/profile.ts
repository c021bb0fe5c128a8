import type { ColumnType } from '../contract/views.js';

/** What reading the data tells about a column, before anything is concluded from it. */
export interface ColumnProfile {
  readonly name: string;
  /** What it is called where it comes from: the name says it in fewer letters. */
  readonly heading: string;
  /** The unit its values were written with: `percent`, or the ISO code of a currency. */
  readonly writtenUnit?: string;
  readonly type: ColumnType;
  readonly nativeType: string;
  readonly nullCount: number;
  readonly distinctCount: number;
  /** Whether `distinctCount` was counted, not estimated. */
  readonly exact: boolean;
  readonly min?: string | number;
  readonly max?: string | number;
  /** Numbers without a fraction in every row. */
  readonly whole: boolean;
  /** Of text columns: characters. */
  readonly averageLength: number;
  /** The most frequent values as text, at most ten. */
  readonly samples: readonly string[];
  /** Of text columns: the indexed distinct values, most frequent first. */
  readonly values: readonly string[];
}

export interface TableProfile {
  readonly name: string;
  /** What it is called where it comes from. */
  readonly heading: string;
  readonly rowCount: number;
  /** Its rows may be those of another table. */
  readonly derived?: true;
  readonly columns: readonly ColumnProfile[];
}

export const isNumeric = ({ type }: ColumnProfile): boolean => type === 'integer' || type === 'decimal';

export const isUnique = (column: ColumnProfile, { rowCount }: TableProfile): boolean =>
  column.exact && column.nullCount === 0 && column.distinctCount === rowCount && rowCount > 0;

/** Whether all values lie between the two, as numbers. */
export const isWithin = ({ min, max }: ColumnProfile, [low, high]: readonly [number, number]): boolean =>
  typeof min === 'number' && typeof max === 'number' && min >= low && max <= high;
