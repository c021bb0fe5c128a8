import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBUnionValue,
  type DuckDBValue,
  DuckDBVariantValue,
} from '@duckdb/node-api';
import type { JsonValue } from '#shared/contracts';
import { isoDate, isoDuration, isoTimestamp } from './iso-8601.js';

/** A double holds every decimal of so many digits exactly enough to print it again. */
const exactDigits = 15;

const fromNumber = (value: number): JsonValue => (Number.isFinite(value) ? value : String(value));

const fromInteger = (value: bigint): JsonValue =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();

function fromDecimal(value: DuckDBDecimalValue): JsonValue {
  const text = value.toString();
  return value.width <= exactDigits || digitsOf(value.value) <= exactDigits ? Number(text) : text;
}

const digitsOf = (value: bigint): number => (value < 0n ? -value : value).toString().length;

type Converter<V = never> = (value: V) => JsonValue;

const one = <V extends object>(kind: new (...parts: never[]) => V, convert: Converter<V>) =>
  [kind, convert as Converter] as const;

/** What JSON has no word for, by the class DuckDB's client gives it. Anything else prints as DuckDB prints it. */
const converters: ReadonlyMap<unknown, Converter> = new Map<unknown, Converter>([
  one(DuckDBDecimalValue, fromDecimal),
  one(DuckDBDateValue, ({ days }) => isoDate(days)),
  one(DuckDBTimestampValue, ({ micros }) => isoTimestamp(micros)),
  one(DuckDBTimestampTZValue, ({ micros }) => isoTimestamp(micros, 'Z')),
  one(DuckDBTimestampSecondsValue, ({ seconds }) => isoTimestamp(seconds * 1_000_000n)),
  one(DuckDBTimestampMillisecondsValue, ({ millis }) => isoTimestamp(millis * 1000n)),
  one(DuckDBTimestampNanosecondsValue, (value) => value.toString().replace(' ', 'T')),
  one(DuckDBIntervalValue, isoDuration),
  one(DuckDBBlobValue, ({ bytes }) => Buffer.from(bytes).toString('base64')),
  one(DuckDBListValue, ({ items }) => items.map(toCell)),
  one(DuckDBArrayValue, ({ items }) => items.map(toCell)),
  one(DuckDBStructValue, ({ entries }) =>
    Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, toCell(value)])),
  ),
  one(DuckDBMapValue, ({ entries }) =>
    entries.map(({ key, value }) => ({ key: toCell(key), value: toCell(value) })),
  ),
  one(DuckDBUnionValue, ({ value }) => toCell(value)),
  one(DuckDBVariantValue, ({ value }) => toCell(value)),
]);

/**
 * A value of DuckDB as JSON that says exactly the same: numbers where a double is exact, otherwise text (integers
 * beyond 2^53, long decimals, NaN and the infinities); dates and intervals in ISO 8601; blobs in base64.
 */
export function toCell(value: DuckDBValue): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'bigint') return fromInteger(value);
  const convert = converters.get(value.constructor);
  return convert ? convert(value as never) : String(value);
}
