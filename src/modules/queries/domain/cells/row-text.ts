import type { JsonValue } from '#shared/contracts';

type Row = readonly JsonValue[];

/** A row as a line of text, with its end. */
export type RowText = (row: Row) => string;

/** With the columns as `c0`, `c1`, … */
export const numberedLine: RowText = (row) =>
  `{${row.map((cell, index) => `"c${index}":${JSON.stringify(cell)}`).join(',')}}\n`;

export function jsonLine(names: readonly string[]): RowText {
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  return (row) => `{${row.map((cell, index) => `${keys[index]}${JSON.stringify(cell)}`).join(',')}}\n`;
}

/** Nothing for NULL, quotes for an empty text. */
export const csvLine: RowText = (row) => `${row.map(csvCell).join(',')}\n`;

function csvCell(cell: JsonValue): string {
  if (cell === null) return '';
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
