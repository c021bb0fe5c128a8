/** What every value of a text column turns out to be. */
export type Kind =
  | 'empty'
  | 'boolean'
  | 'integer'
  | 'ordinal'
  | 'decimal'
  | 'grouped-integer'
  | 'grouped-decimal'
  | 'comma-decimal'
  | 'percent'
  | 'currency'
  | 'comma-currency'
  | 'iso-timestamp'
  | 'zoned-timestamp'
  | DateKind
  | 'text';

/** Dates by the order of their parts. `-2` has years of two digits. */
export type DateKind =
  | 'iso-date'
  | 'loose-iso-date'
  | 'month/day/year'
  | 'month/day/year-2'
  | 'day/month/year'
  | 'day.month.year'
  | 'month-day-year-named'
  | 'day-month-year-named'
  | 'day-mon-year'
  | 'day-mon-year-2'
  | 'month/day/year-time'
  | 'month/day/year-ampm';

const sign = '[-+]?';
const grouped = '[1-9]\\d{0,2}(?:,\\d{3})+';
const plain = '(?:0|[1-9]\\d*)';
const amount = `(?:${grouped}|${plain})?(?:\\.\\d+)?`;
const commaAmount = `(?:[1-9]\\d{0,2}(?:\\.\\d{3})+|${plain})(?:,\\d+)?`;
const symbol = '(?:[$€£¥]|US\\$|USD|EUR|GBP)';
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const shortMonths = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const clock = '\\d{1,2}:\\d{2}(?::\\d{2})?';

/** Also read by DuckDB: only what JavaScript and RE2 both understand. Case is ignored. */
export const patterns: Readonly<Record<Exclude<Kind, 'empty' | 'text'>, string>> = {
  boolean: 'true|false',
  integer: '-?(?:0|[1-9]\\d{0,17})',
  ordinal: '(?:0|[1-9]\\d{0,8})\\.',
  decimal: `${sign}(?:${plain}(?:\\.\\d*)?|\\.\\d+)(?:e[-+]?\\d{1,3})?`,
  'grouped-integer': `${sign}(?:${grouped}|${plain})|\\((?:${grouped}|${plain})\\)`,
  'grouped-decimal': `${sign}${amount}|\\(${amount}\\)`,
  'comma-decimal': `${sign}${commaAmount}`,
  percent: `${sign}${amount} ?%|\\(${amount} ?%\\)`,
  currency: `[-+]?${symbol}? ?[-+]?${amount} ?${symbol}?|\\(${symbol}? ?${amount}\\)`,
  'comma-currency': `[-+]?${symbol}? ?[-+]?${commaAmount} ?${symbol}?`,
  'iso-timestamp': '\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?',
  'zoned-timestamp':
    '\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)? ?(?:Z|[-+]\\d{2}:?\\d{2})',
  'iso-date': '\\d{4}-\\d{2}-\\d{2}',
  'loose-iso-date': '\\d{4}-\\d{1,2}-\\d{1,2}|\\d{4}/\\d{1,2}/\\d{1,2}',
  'month/day/year': '\\d{1,2}/\\d{1,2}/\\d{4}',
  'month/day/year-2': '\\d{1,2}/\\d{1,2}/\\d{2}',
  'day/month/year': '\\d{1,2}/\\d{1,2}/\\d{4}',
  'day.month.year': '\\d{1,2}\\.\\d{1,2}\\.\\d{4}',
  'month-day-year-named': `(?:${months}|${shortMonths}) \\d{1,2}, ?\\d{4}`,
  'day-month-year-named': `\\d{1,2} (?:${months}|${shortMonths}) \\d{4}`,
  'day-mon-year': `\\d{1,2}-(?:${shortMonths})-\\d{4}`,
  'day-mon-year-2': `\\d{1,2}-(?:${shortMonths})-\\d{2}`,
  'month/day/year-time': `\\d{1,2}/\\d{1,2}/\\d{4} ${clock}`,
  'month/day/year-ampm': `\\d{1,2}/\\d{1,2}/\\d{4} ${clock} ?(?:am|pm)`,
};

const matchers = new Map(
  Object.entries(patterns).map(([kind, pattern]) => [kind, new RegExp(`^(?:${pattern})$`, 'i')]),
);

export const matches = (kind: Kind, value: string): boolean =>
  matchers.get(kind)?.test(value) ?? kind === 'text';
