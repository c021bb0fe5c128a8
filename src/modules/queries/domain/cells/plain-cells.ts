import { intervalSql } from './interval-sql.js';
import type { PlainCell } from './nested-cells.js';
import type { TypeDescription } from './type-description.js';

/** A double holds every decimal of so many digits exactly. */
const exactDigits = 15;
const maxSafe = Number.MAX_SAFE_INTEGER;

const isoText = (value: string) => `replace(${value}::varchar, ' ', 'T')`;
const utcText = (value: string) =>
  `case when isfinite(${value}) then replace((${value}::varchar)[:-4], ' ', 'T') || 'Z' else ${value}::varchar end`;
const asText = (value: string) => `${value}::varchar`;
const asIs = (value: string) => value;

/** As text that says the same in every format that has no word for the type. */
const texts: Readonly<Record<string, (value: string) => string>> = {
  ENUM: asText,
  UUID: asText,
  BIT: asText,
  BIGNUM: asText,
  UHUGEINT: asText,
  TIME: asText,
  TIME_TZ: asText,
  TIME_NS: asText,
  VARIANT: asText,
  TIMESTAMP: isoText,
  TIMESTAMP_S: isoText,
  TIMESTAMP_MS: isoText,
  TIMESTAMP_NS: isoText,
  TIMESTAMP_TZ: utcText,
  INTERVAL: intervalSql,
  BLOB: (value) => `base64(${value})`,
};

const exact = (value: string, isExact: string) =>
  `case when ${isExact} then to_json(${value}) else to_json(${value}::varchar) end`;

const isSafe = (value: string) => `${value} between -${maxSafe} and ${maxSafe}`;
const integer = (value: string) => exact(value, isSafe(value));

const anyInteger = (value: string) =>
  `case when length(${value}::varchar) <= ${exactDigits} then ${value}::varchar::json else to_json(${value}::varchar) end`;

const infinite = (value: string) =>
  `case when isnan(${value}) then 'NaN' when ${value} > 0 then 'Infinity' else '-Infinity' end`;

const float = (value: string) =>
  `case when isfinite(${value}) then to_json(${value}::double) else to_json(${infinite(value)}) end`;

/** The first decimal of its scale that has a digit too many for a double. */
function decimal({ width = 0, scale = 0 }: TypeDescription, value: string): string {
  if (width <= exactDigits) return value;
  const digits = `1${'0'.repeat(exactDigits)}`.padStart(scale + 1, '0');
  const limit = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return exact(value, `abs(${value}) < ${limit}::decimal(${width}, ${scale})`);
}

const jsonCells: Readonly<Record<string, (value: string) => string>> = {
  ...texts,
  BIGINT: integer,
  UBIGINT: integer,
  HUGEINT: integer,
  UHUGEINT: anyInteger,
  BIGNUM: anyInteger,
  FLOAT: float,
  DOUBLE: float,
};

const isJson = ({ alias }: TypeDescription): boolean => alias === 'JSON';

/** As `toCell` of `#shared/duckdb` does it, so that every format made of JSON says the same. */
export const plainJson: PlainCell = (type, value) => {
  if (isJson(type)) return asText(value);
  if (type.typeId === 'DECIMAL') return decimal(type, value);
  return (jsonCells[type.typeId] ?? asIs)(value);
};

/** What must be true of a value to be written as it is, by type; where nothing is said, that is not so easy. */
const plainJsonWhen: Readonly<Record<string, (value: string) => string>> = {
  BIGINT: isSafe,
  UBIGINT: isSafe,
  DOUBLE: (value) => `isfinite(${value})`,
};

export const jsonAsIsWhen = ({ typeId }: TypeDescription, value: string): string | undefined =>
  plainJsonWhen[typeId]?.(value);

export const csvAsIsWhen = ({ typeId }: TypeDescription, value: string): string | undefined =>
  typeId === 'DOUBLE' ? `isfinite(${value})` : undefined;

const csvCells: Readonly<Record<string, (value: string) => string>> = {
  ...texts,
  FLOAT: (value) =>
    `case when isfinite(${value}) then ${value}::double::varchar when ${value} is not null then ${infinite(value)} end`,
  DOUBLE: (value) =>
    `case when isfinite(${value}) then ${value}::varchar when ${value} is not null then ${infinite(value)} end`,
};

export const plainCsv: PlainCell = (type, value) => (csvCells[type.typeId] ?? asIs)(value);

/**
 * Parquet has a word for most types. An interval of Parquet holds no microseconds, an integer of 128 bits would become
 * a double, and a time with a zone would lose it.
 */
const parquetCells: Readonly<Record<string, (value: string) => string>> = {
  ENUM: asText,
  UUID: asText,
  BIT: asText,
  BIGNUM: asText,
  UHUGEINT: asText,
  TIME_TZ: asText,
  TIME_NS: asText,
  VARIANT: asText,
  INTERVAL: intervalSql,
  HUGEINT: (value) => `${value}::decimal(38, 0)`,
};

export const plainParquet: PlainCell = (type, value) =>
  isJson(type) ? asText(value) : (parquetCells[type.typeId] ?? asIs)(value);
