import { type Kind, matches, patterns } from './kinds.js';
import { isTypedNull } from './markers.js';

/** From the plainest to the most special: the first that every value allows is taken. */
const ranking: readonly Kind[] = [
  'boolean',
  'integer',
  'ordinal',
  'decimal',
  'grouped-integer',
  'grouped-decimal',
  'comma-decimal',
  'percent',
  'currency',
  'comma-currency',
  'iso-date',
  'iso-timestamp',
  'zoned-timestamp',
  'loose-iso-date',
  'month/day/year',
  'day/month/year',
  'month/day/year-2',
  'day.month.year',
  'month-day-year-named',
  'day-month-year-named',
  'day-mon-year',
  'day-mon-year-2',
  'month/day/year-time',
  'month/day/year-ampm',
];

/**
 * What the values are, all of them; `refuted` are kinds known to be wrong for values not shown here. `values` are
 * trimmed and hold no null markers.
 */
export function decideKind(values: readonly string[], refuted: ReadonlySet<Kind> = new Set()): Kind {
  if (values.length === 0) return refuted.has('empty') ? 'text' : 'empty';
  const said = values.filter((value) => !isTypedNull(value));
  if (said.length === 0) return 'text';
  return ranking.find((kind) => !refuted.has(kind) && suits(kind, said)) ?? 'text';
}

const suits = (kind: Kind, values: readonly string[]): boolean =>
  values.every((value) => value !== '' && matches(kind, value)) && (demands[kind]?.(values) ?? true);

/** More digits than a floating-point number keeps. */
const isTooLong = (value: string) => /^[-+]?\d{17,}$/.test(value);
const isGrouped = (value: string) => /\d,\d{3}/.test(value);
const hasDigit = (value: string) => /\d/.test(value);
const symbols = /[$€£¥]|USD|EUR|GBP/i;

/** What the values must show together, beyond each by itself. */
const demands: Partial<Record<Kind, (values: readonly string[]) => boolean>> = {
  decimal: (values) => values.every((value) => hasDigit(value) && !isTooLong(value)),
  // Brackets alone are no minus: they need company that is clearly a number.
  'grouped-integer': (values) => values.some(isGrouped),
  'grouped-decimal': (values) => values.some(isGrouped) && values.every(hasDigit),
  'comma-decimal': (values) => values.some((value) => value.includes(',')),
  percent: (values) => values.every(hasDigit),
  // One currency, never two: they cannot be added.
  currency: oneCurrency,
  'comma-currency': oneCurrency,
  'month/day/year': (values) => monthsFirst(values),
  'month/day/year-2': (values) => monthsFirst(values),
  'month/day/year-time': (values) => monthsFirst(values),
  'month/day/year-ampm': (values) => monthsFirst(values),
  'day/month/year': (values) => daysFirst(values),
};

function oneCurrency(values: readonly string[]): boolean {
  const found = new Set(values.flatMap((value) => currencyOf(value) ?? []));
  return found.size === 1 && values.every(hasDigit);
}

const codes: Readonly<Record<string, string>> = { $: 'USD', US$: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };

/** The ISO code of the currency a value names. */
export function currencyOf(value: string): string | undefined {
  const [symbol] = symbols.exec(value) ?? [];
  return symbol && (codes[symbol] ?? symbol.toUpperCase());
}

const parts = (value: string) => value.split('/').map((part) => Number.parseInt(part, 10));

const monthsFirst = (values: readonly string[]) =>
  values.every((value) => {
    const [month = 0, day = 0] = parts(value);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  });

const daysFirst = (values: readonly string[]) =>
  values.every((value) => {
    const [day = 0, month = 0] = parts(value);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  });

/** Months and days could be told apart by no value: all days are at most 12. */
export const orderIsAssumed = (kind: Kind, values: readonly string[]): boolean =>
  kind.startsWith('month/day') && daysFirst(values.filter((value) => !isTypedNull(value)));

export const isDecided = (kind: Kind): kind is keyof typeof patterns => kind in patterns;
