import type { Dialect } from '#modules/catalog';
import { quoteName, quoteText } from './quote.js';

/** What the dialects write differently. The rest of what is printed they all understand. */
export interface Idiom {
  /** A name given in SELECT may be used in every other clause, and QUALIFY keeps places in an order. */
  readonly usesNames: boolean;
  /** A name may stand without quotes where no word of SQL is called so. */
  readonly bareNames: boolean;
  readonly name: (name: string) => string;
  readonly text: (text: string) => string;
  readonly median: (of: string) => string;
  readonly year: (of: string) => string;
  readonly month: (of: string) => string;
  readonly day: (of: string) => string;
  /** The first day of the month that a time lies in, or its day: a date. */
  readonly start: (unit: 'month' | 'day', of: string) => string;
  /** The number that a text begins with, after at most a sign of money; nothing where it does not. */
  readonly number: (of: string) => string;
  /** With a fraction, also of whole numbers; nothing when the divisor is 0. */
  readonly quotient: (left: string, right: string) => string;
  /** An aggregate of those rows alone that fulfil a condition. */
  readonly ofSome: (aggregate: (of: string) => string, of: string, condition: string) => string;
  /** In an order that has what is not known at its end. */
  readonly sorted: (by: string, descending: boolean) => string;
  /** Whether a text is like a pattern, upper and lower case being one. */
  readonly like: (left: string, pattern: string, negated: boolean) => string;
  /** All texts of a group as a list. */
  readonly texts: (of: string, order: string) => string;
}

const filtered: Idiom['ofSome'] = (aggregate, of, condition) =>
  `${aggregate(of)} FILTER (WHERE ${condition})`;
const someByCase: Idiom['ofSome'] = (aggregate, of, condition) =>
  aggregate(`CASE WHEN ${condition} THEN ${of === '*' ? '1' : of} END`);
const truncated: Idiom['start'] = (unit, of) => `CAST(date_trunc('${unit}', ${of}) AS date)`;
const nullsLast: Idiom['sorted'] = (by, descending) => `${by}${descending ? ' DESC' : ''} NULLS LAST`;
const ilike: Idiom['like'] = (left, pattern, negated) => {
  const escaping = pattern.includes('\\') ? " ESCAPE '\\'" : '';
  return `CAST(${left} AS VARCHAR) ${negated ? 'NOT ' : ''}ILIKE ${quoteText(pattern)}${escaping}`;
};
const standard = {
  bareNames: true,
  name: quoteName,
  text: quoteText,
  ofSome: filtered,
  sorted: nullsLast,
  like: ilike,
  texts: (of: string, order: string) => `array_agg(${of} ORDER BY ${order})`,
};

/** In MySQL and ClickHouse a backslash begins an escape. */
const mysqlText = (text: string): string => quoteText(text.replaceAll('\\', '\\\\'));

/**
 * MySQL has no median. Values in their order are a list of which the one or two in the middle are taken; a list that
 * was cut, being longer than the server puts up with, has none.
 */
function mysqlMedian(of: string): string {
  const list = `group_concat(${of} ORDER BY ${of} SEPARATOR ',')`;
  const nth = (place: string) => `substring_index(substring_index(${list}, ',', ${place}), ',', -1)`;
  const whole = `count(${of}) = 1 + length(${list}) - length(replace(${list}, ',', ''))`;
  const middle = `${nth(`ceil(count(${of}) / 2)`)} + ${nth(`floor(count(${of}) / 2) + 1`)}`;
  return `CASE WHEN ${whole} THEN (${middle}) / 2 END`;
}

export const idioms: Readonly<Record<Dialect, Idiom>> = {
  duckdb: {
    ...standard,
    usesNames: true,
    median: (of) => `median(${of})`,
    year: (of) => `year(${of})`,
    month: (of) => `month(${of})`,
    day: (of) => `day(${of})`,
    start: truncated,
    number: (of) =>
      `TRY_CAST(regexp_extract(replace(${of}, ',', ''), '^[^[:alnum:]]*([0-9]+(?:[.][0-9]+)?)', 1) AS DOUBLE)`,
    quotient: (left, right) => `${left} / nullif(${right}, 0)`,
  },
  postgresql: {
    ...standard,
    usesNames: false,
    median: (of) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${of})`,
    year: (of) => `CAST(extract(year FROM ${of}) AS integer)`,
    month: (of) => `CAST(extract(month FROM ${of}) AS integer)`,
    day: (of) => `CAST(extract(day FROM ${of}) AS integer)`,
    start: truncated,
    number: (of) =>
      `CAST(substring(replace(${of}, ',', '') FROM '^[^[:alnum:]]*([0-9]+(?:[.][0-9]+)?)') AS double precision)`,
    quotient: (left, right) => `CAST(${left} AS double precision) / nullif(${right}, 0)`,
  },
  mysql: {
    usesNames: false,
    bareNames: false,
    name: (name) => `\`${name.replaceAll('`', '``')}\``,
    text: mysqlText,
    median: mysqlMedian,
    year: (of) => `year(${of})`,
    month: (of) => `month(${of})`,
    day: (of) => `day(${of})`,
    start: (unit, of) => `CAST(date_format(${of}, '${unit === 'month' ? '%Y-%m-01' : '%Y-%m-%d'}') AS date)`,
    number: (of) => `CAST(regexp_substr(replace(${of}, ',', ''), '[0-9]+([.][0-9]+)?') AS DOUBLE)`,
    quotient: (left, right) => `${left} / nullif(${right}, 0)`,
    ofSome: someByCase,
    sorted: (by, descending) => `${by} IS NULL, ${by}${descending ? ' DESC' : ''}`,
    like: (left, pattern, negated) =>
      `lower(CAST(${left} AS CHAR)) ${negated ? 'NOT ' : ''}LIKE lower(${mysqlText(pattern)})`,
    texts: (of, order) => `concat('[', group_concat(json_quote(${of}) ORDER BY ${order}), ']')`,
  },
  clickhouse: {
    ...standard,
    usesNames: false,
    bareNames: false,
    name: (name) => `\`${name.replaceAll(/[\\`]/g, '\\$&')}\``,
    text: mysqlText,
    median: (of) => `quantileExactInclusive(0.5)(${of})`,
    year: (of) => `toYear(${of})`,
    month: (of) => `toMonth(${of})`,
    day: (of) => `toDayOfMonth(${of})`,
    start: (unit, of) => (unit === 'month' ? `toStartOfMonth(${of})` : `toDate(${of})`),
    number: (of) =>
      `toFloat64OrNull(replaceRegexpOne(replaceAll(${of}, ',', ''), '^[^0-9]*([0-9]+([.][0-9]+)?).*$', '\\\\1'))`,
    quotient: (left, right) => `${left} / nullIf(${right}, 0)`,
    ofSome: someByCase,
    like: (left, pattern, negated) =>
      `lower(toString(${left})) ${negated ? 'NOT ' : ''}LIKE lower(${mysqlText(pattern)})`,
    texts: (of) => `concat('["', arrayStringConcat(arraySort(groupArray(${of})), '","'), '"]')`,
  },
};
