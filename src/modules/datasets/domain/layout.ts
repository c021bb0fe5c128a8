import { matches } from './kinds.js';

/** How the beginning of a sheet is made up. */
export interface Layout {
  /** Lines above the header: a title, a date, a blank. */
  readonly titleRows: number;
  /** Absent when the first row is data already. */
  readonly header?: readonly string[];
  /** Cells per row. */
  readonly width: number;
}

const mostTitleRows = 20;

const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length;

/** `rows`: the first rows as they stand in the file, cells as text. */
export function layoutOf(rows: readonly (readonly string[])[]): Layout {
  const titleRows = countTitleRows(rows);
  const [first = [], ...body] = rows.slice(titleRows);
  const width = Math.max(first.length, commonWidth(body));
  return isHeader(first, body) ? { titleRows, header: first, width } : { titleRows, width };
}

/** Below this share of the lines, what looks like several cells is punctuation in a list of texts. */
const leastWide = 0.3;

/** The width most rows have; of two equally frequent ones the larger. Titles, blanks and remarks do not count. */
export function commonWidth(rows: readonly (readonly string[])[]): number {
  const lines = rows.filter((row) => row.length > 1 || row[0] !== '');
  const wide = lines.filter(({ length }) => length > 1);
  const counts = new Map<number, number>();
  for (const { length } of wide.length >= lines.length * leastWide ? wide : lines)
    counts.set(length, (counts.get(length) ?? 0) + 1);
  const [best] = [...counts].sort(([a, rowsOfA], [b, rowsOfB]) => rowsOfB - rowsOfA || b - a);
  return best?.[0] ?? 0;
}

/** Rows with at most one filled cell above a fuller row are no part of the table. */
function countTitleRows(rows: readonly (readonly string[])[]): number {
  if (commonWidth(rows) < 2) return 0;
  const start = rows.slice(0, mostTitleRows + 1).findIndex((row) => filled(row) > 1);
  return start === -1 ? 0 : start;
}

/** A header names the columns: it holds words, or years above columns that hold none. */
function isHeader(first: readonly string[], body: readonly (readonly string[])[]): boolean {
  if (filled(first) === 0) return false;
  return first.every(
    (cell, column) => !isValue(cell.trim()) || isYearAbove(cell.trim(), below(body, column)),
  );
}

const below = (body: readonly (readonly string[])[], column: number) =>
  body.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');

const valueKinds = [
  'boolean',
  'decimal',
  'grouped-decimal',
  'percent',
  'currency',
  'iso-timestamp',
  'month/day/year',
] as const;

const isValue = (cell: string): boolean =>
  /\d|^(true|false)$/i.test(cell) && (valueKinds.some((kind) => matches(kind, cell)) || /^0\d+$/.test(cell));

const isYear = (cell: string) => /^(1[5-9]|20)\d\d$/.test(cell);

const isYearAbove = (cell: string, values: readonly string[]): boolean =>
  isYear(cell) && values.length > 0 && !values.every(isYear);
