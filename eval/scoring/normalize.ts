export type Cell = string | number | boolean | null | object;
export type Row = readonly Cell[];

const numeric = /^[-+]?[$]?[\d,]*\.?\d+%?$/;
const dashes = /[\u2010-\u2015]/g;

const ofNumber = (value: number): string => `n${Number(value.toPrecision(6))}`;

/** One cell as a text to compare by: nothing, a number to six significant digits, or words in lower case. */
export const normalized = (value: Cell | undefined): string => {
  if (value === null || value === undefined || value === '') return '\u2205';
  if (typeof value === 'boolean') return ofNumber(value ? 1 : 0);
  if (typeof value === 'number') return ofNumber(value);
  const text = String(value).normalize('NFKD').replace(dashes, '-').trim();
  const digits = text.replace(/[$,%]/g, '');
  const isNumber = numeric.test(text) && digits !== '' && !Number.isNaN(Number(digits));
  return isNumber ? ofNumber(Number(digits)) : `s${text.toLowerCase()}`;
};

export const normalizedRows = (rows: readonly Row[]): string[][] => rows.map((row) => row.map(normalized));
