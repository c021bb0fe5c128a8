import type { Column } from '../model/schema-graph.js';
import type { Moment } from './moments.js';

/** One column of a sheet, with what its cells look like. */
export interface Field {
  readonly column: Column;
  readonly kind: 'number' | 'date' | 'text';
  /** Of a text: every value that occurs. */
  readonly values: readonly string[];
  /** A text whose cells begin with a number that may be compared: "28 knots". */
  readonly counts: boolean;
  /** A text of days or months: what each cell says. */
  readonly moments: ReadonlyMap<string, Moment>;
  /** A text of lengths of time: "1:04:45". */
  readonly timed: boolean;
  /** What it counts: "knot" of "28 knots". */
  readonly unit?: string;
  readonly isLong: boolean;
  readonly isUnique: boolean;
}
