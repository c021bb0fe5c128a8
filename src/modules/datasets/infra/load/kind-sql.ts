import { quoteLiteral } from '#shared/duckdb';
import { type Kind, patterns } from '../../domain/kinds.js';
import { nullMarkers, spaceCharacters, typedNullMarkers } from '../../domain/markers.js';

/** How a kind is held to its word, and how it is written into the table. `x` is trimmed and no null marker, `v` is it converted. */
interface KindSql {
  readonly check: (x: string, v: string) => string;
  readonly convert: (x: string) => string;
}

const matching = (kind: keyof typeof patterns) => (x: string) =>
  `regexp_full_match(${x}, ${quoteLiteral(patterns[kind])}, 'i')`;

/** Everything but digits, point and sign goes; brackets are a minus. */
const bare = (x: string) =>
  `(case when starts_with(${x}, '(') then '-' else '' end || regexp_replace(${x}, '[^0-9.+-]', '', 'g'))`;
const bareComma = (x: string) => `replace(regexp_replace(${x}, '[^0-9,+-]', '', 'g'), ',', '.')`;

const number = (kind: keyof typeof patterns, clean: (x: string) => string, type = 'double'): KindSql => ({
  check: (x, v) => `(${matching(kind)(x)} and ${v} is not null)`,
  convert: (x) => `try_cast(${clean(x)} as ${type})`,
});

const date = (kind: keyof typeof patterns, format: string, type = 'date'): KindSql => ({
  check: (x, v) => `(${matching(kind)(x)} and ${v} is not null)`,
  convert: (x) => `cast(try_strptime(${x}, ${format}) as ${type})`,
});

/** Text that a value of this type prints as: the check that costs least. */
const prints = (type: string): KindSql => ({
  check: (x, v) => `(cast(${v} as varchar) = ${x})`,
  convert: (x) => `try_cast(${x} as ${type})`,
});

const castMatching = (kind: keyof typeof patterns, cast: (x: string) => string): KindSql => ({
  check: (x, v) => `(${matching(kind)(x)} and ${v} is not null)`,
  convert: cast,
});

/** DuckDB puts what `and` joins into an order of its own and may ask every value what only few are meant to be asked. */
const ofFew = (condition: string, question: string) =>
  `case when ${condition} then ${question} else false end`;

const isBetween = (x: string, from: string, before: string) =>
  `(${x} >= ${quoteLiteral(from)} and ${x} < ${quoteLiteral(before)})`;

/** White space at either end, or nothing at all: comparisons only, because most values have none. */
const isEmptyOrPadded = (x: string) =>
  [
    `${x} < '!'`,
    isBetween(x, '\u00a0', '\u00a1'),
    ...[...spaceCharacters].map((space) => `suffix(${x}, ${quoteLiteral(space)})`),
  ].join(' or ');

/** A zero before a digit makes a code, never a number. */
const isCode = (x: string) =>
  ofFew(`${x} < '1'`, ['', '-', '+'].map((sign) => isBetween(x, `${sign}00`, `${sign}0:`)).join(' or '));

/** Whole numbers with more digits than a floating-point number keeps. */
const isTooLong = (x: string) => ofFew(`strlen(${x}) > 16`, `regexp_full_match(${x}, '[-+]?\\d{17,}')`);

const kinds: Readonly<Record<Kind, KindSql>> = {
  empty: { check: () => 'false', convert: () => 'cast(null as varchar)' },
  text: { check: () => 'true', convert: (x) => x },
  // Shorter words for the same, as `t` and `1`, are no booleans.
  boolean: {
    check: (x, v) => `(${v} is not null and strlen(${x}) >= 4)`,
    convert: (x) => `try_cast(${x} as boolean)`,
  },
  integer: prints('bigint'),
  ordinal: number('ordinal', (x) => `replace(${x}, '.', '')`, 'bigint'),
  // The cast overlooks white space and lines between digits.
  decimal: {
    check: (x, v) =>
      `(isfinite(${v}) and not (${isEmptyOrPadded(x)} or contains(${x}, '_') or ${isCode(x)} or ${isTooLong(x)}))`,
    convert: (x) => `try_cast(${x} as double)`,
  },
  'grouped-integer': number('grouped-integer', bare, 'bigint'),
  'grouped-decimal': number('grouped-decimal', bare),
  'comma-decimal': number('comma-decimal', bareComma),
  percent: number('percent', bare),
  currency: number('currency', bare),
  'comma-currency': number('comma-currency', bareComma),
  'iso-date': prints('date'),
  'iso-timestamp': castMatching('iso-timestamp', (x) => `try_cast(${x} as timestamp)`),
  'zoned-timestamp': castMatching(
    'zoned-timestamp',
    (x) => `(try_cast(${x} as timestamptz) at time zone 'UTC')`,
  ),
  'loose-iso-date': date('loose-iso-date', `['%Y-%m-%d', '%Y/%m/%d']`),
  'month/day/year': date('month/day/year', `'%m/%d/%Y'`),
  'month/day/year-2': date('month/day/year-2', `'%m/%d/%y'`),
  'day/month/year': date('day/month/year', `'%d/%m/%Y'`),
  'day.month.year': date('day.month.year', `'%d.%m.%Y'`),
  'month-day-year-named': date('month-day-year-named', `['%B %d, %Y', '%b %d, %Y', '%B %d,%Y', '%b %d,%Y']`),
  'day-month-year-named': date('day-month-year-named', `['%d %B %Y', '%d %b %Y']`),
  'day-mon-year': date('day-mon-year', `'%d-%b-%Y'`),
  'day-mon-year-2': date('day-mon-year-2', `'%d-%b-%y'`),
  'month/day/year-time': date('month/day/year-time', `['%m/%d/%Y %H:%M', '%m/%d/%Y %H:%M:%S']`, 'timestamp'),
  'month/day/year-ampm': date(
    'month/day/year-ampm',
    `['%m/%d/%Y %I:%M %p', '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %I:%M%p', '%m/%d/%Y %I:%M:%S%p']`,
    'timestamp',
  ),
};

/** Of one size whatever the number of markers; `in` becomes a join, which costs every row. */
const isOneOf = (markers: readonly string[], x: string) =>
  `list_contains([${markers.map(quoteLiteral).join(', ')}], ${x})`;

export const isPadded = (x: string): string => `(${x} <> '' and (${isEmptyOrPadded(x)}))`;

export const trimmed = (x: string): string => `trim(${x}, ${quoteLiteral(spaceCharacters)})`;

export const isNullMarker = (x: string): string => isOneOf(nullMarkers, x);

export const isTypedNullMarker = (x: string): string => isOneOf(typedNullMarkers, x);

/** A value, and whether words for "nothing" may be among its like. */
export interface Value {
  readonly sql: string;
  readonly hasTypedMarkers: boolean;
}

const isTyped = (kind: Kind) => kind !== 'text' && kind !== 'empty';

/** True for values that are not what they were taken for. */
export function contradicts(kind: Kind, { sql, hasTypedMarkers }: Value): string {
  const isSaid =
    isTyped(kind) && hasTypedMarkers
      ? `${sql} is not null and not ${isTypedNullMarker(sql)}`
      : `${sql} is not null`;
  return `(${isSaid} and not coalesce(${kinds[kind].check(sql, kinds[kind].convert(sql))}, false))`;
}

export function converted(kind: Kind, { sql, hasTypedMarkers }: Value): string {
  if (!isTyped(kind) || !hasTypedMarkers) return kinds[kind].convert(sql);
  return `case when ${isTypedNullMarker(sql)} then null else ${kinds[kind].convert(sql)} end`;
}

const firstCharacters = [...new Set(nullMarkers.flatMap((marker) => marker[0] ?? []))];
const longestMarker = Math.max(...nullMarkers.map((marker) => Buffer.byteLength(marker)));

const after = (character: string) => String.fromCharCode(character.charCodeAt(0) + 1);

/** Comparisons that most values fail, so that few are held against the list. */
const beginsLikeMarker = (x: string) =>
  firstCharacters.map((first) => isBetween(x, first, after(first))).join(' or ');

const isMarker = (x: string) =>
  ofFew(`strlen(${x}) <= ${longestMarker}`, ofFew(beginsLikeMarker(x), isNullMarker(x)));

const isUnclean = (x: string) => `(${isEmptyOrPadded(x)} or ${isMarker(x)})`;

/** A raw value as it comes, and what is written. */
export interface Guarded {
  readonly raw: string;
  /** The name under which `unguarded` is found. */
  readonly value: string;
}

/** What `guarded` needs beside the raw value, so that each is converted once. */
export const unguarded = (kind: Kind, { raw, value }: Guarded): string =>
  `${kinds[kind].convert(raw)} as ${value}`;

/**
 * The converted value of a raw one that needs no cleaning, or raises `error`: for data that is written while it is
 * read. Every check costs time on every value, so these are the cheapest there are.
 */
export function guarded(kind: Kind, { raw, value }: Guarded, error: string): string {
  const check = kind === 'text' ? `not ${isUnclean(raw)}` : kinds[kind].check(raw, value);
  return `case when ${raw} is null or ${check} then ${value} else error(${quoteLiteral(error)}) end`;
}
