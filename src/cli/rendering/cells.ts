import type { AnswerColumnView, AnswerResultView } from '#modules/questions';

export type Cell = AnswerResultView['rows'][number][number];

const separators = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** Numbers that count something are right-aligned and get separators; a year or a code is a name. */
export const isFigure = ({ type, role, meaning }: AnswerColumnView): boolean =>
  (type === 'integer' || type === 'decimal') && role !== 'time' && role !== 'key' && meaning !== 'year';

/** A cell for reading; `--json` and `--csv` have it exact. */
export function formatCell(cell: Cell | undefined, column: AnswerColumnView): string {
  if (cell === null || cell === undefined) return 'NULL';
  if (typeof cell === 'object') return visible(JSON.stringify(cell));
  if (!isFigure(column)) return visible(String(cell));
  if (column.unit === 'fraction') return `${formatFigure(Number(cell) * 100)}%`;
  if (typeof cell === 'string') return exact(cell);
  return formatFigure(Number(cell));
}

/** The cells of a column for reading, with as many decimals in each as the longest needs. */
export function formatColumn(cells: readonly (Cell | undefined)[], column: AnswerColumnView): string[] {
  const texts = cells.map((cell) => formatCell(cell, column));
  const decimals = texts.map((text) => /[.](\d+)%?$/.exec(text)?.[1]?.length ?? 0);
  const most = Math.max(0, ...decimals);
  if (!isFigure(column) || most === 0 || most > 2) return texts;
  return texts.map((text, index) => withZeros(text, decimals[index] ?? 0, most));
}

function withZeros(text: string, has: number, wanted: number): string {
  const [, digits, sign] = /^(-?[\d,]+(?:[.]\d+)?)(%?)$/.exec(text) ?? [];
  if (digits === undefined || has === wanted) return text;
  return `${digits}${has === 0 ? '.' : ''}${'0'.repeat(wanted - has)}${sign}`;
}

export function formatFigure(value: number): string {
  const magnitude = Math.abs(value);
  return (magnitude > 0 && magnitude < 0.1 ? small : separators).format(value);
}

/** Beyond what a double can hold: the digits stay as they are. */
const exact = (digits: string): string =>
  digits.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

export const numberOf = (cell: Cell | undefined): number | undefined => {
  const value = typeof cell === 'string' ? Number.parseFloat(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

/** Data must not steer the terminal. */
export const visible = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

const unitSigns: Readonly<Record<string, string>> = { percent: '%', USD: '$' };

/** Fractions are printed as percentages, which say so themselves. */
export const headingOf = ({ label, unit }: AnswerColumnView): string =>
  visible(unit && unit !== 'fraction' ? `${label} (${unitSigns[unit] ?? unit})` : label);
