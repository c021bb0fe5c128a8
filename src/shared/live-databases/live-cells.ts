import type { JsonValue } from '#shared/contracts';

/** A double holds every decimal of so many digits exactly enough to print it again. */
const exactDigits = 15;
/** Averages and quotients have at least so many places behind the point: they are rounded anyway. */
const roundedPlaces = 16;

/** Integers beyond 2^53 stay text. */
export function integerCell(text: string): JsonValue {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** Decimals that a double cannot hold stay text. */
export function decimalCell(text: string): JsonValue {
  if (!/^-?\d*\.?\d*$/.test(text)) return text;
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = `${whole}${fraction.replace(/0+$/, '')}`.replace(/^0+/, '');
  return digits.length <= exactDigits || fraction.length >= roundedPlaces ? Number(text) : text;
}

/** NaN and the infinities have no number in JSON. */
export function floatCell(text: string): JsonValue {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/** `2020-04-01 12:30:00.250000+00` as `2020-04-01T12:30:00.25Z`. */
export const timestampCell = (text: string): JsonValue =>
  text
    .replace(' ', 'T')
    .replace(/(\.\d*?)0+(?=$|\+)/, '$1')
    .replace(/\.(?=$|\+)/, '')
    .replace(/\+00$/, 'Z');

/** A name that occurs twice gets a number, as DuckDB does it. */
export function withoutDuplicates(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}:${times}`;
  });
}
