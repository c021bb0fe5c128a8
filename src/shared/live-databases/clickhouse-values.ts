import type { Parameter } from './live-pool.js';

/** Texts and names as the server reads them, in which a question mark is none. */
const pieces = /'(?:[^'\\]|\\.|'')*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"|\?/gs;

export const clickhouseText = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;

function written(value: Parameter): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? clickhouseText(value) : String(Number(value));
}

/**
 * Puts values into the open places of a statement. Older servers take none apart from it, so that every value is written
 * as a literal that cannot end before its end.
 */
export function withValues(sql: string, parameters: readonly Parameter[]): string {
  let next = 0;
  return sql.replace(pieces, (piece) => (piece === '?' ? written(parameters[next++] ?? null) : piece));
}
