import mysql, { type FieldPacket } from 'mysql2';
import type { JsonValue } from '#shared/contracts';
import type { ColumnKind } from '#shared/duckdb';
import { decimalCell, floatCell, integerCell, timestampCell } from './live-cells.js';

/** As the driver hands values over: numbers beyond 2^53, decimals, dates and JSON as text. */
export type DriverValue = string | number | Buffer | null;

export interface MysqlType {
  readonly kind: ColumnKind;
  readonly toCell: (value: Exclude<DriverValue, null>) => JsonValue;
}

const base64 = (value: string | number | Buffer): string =>
  (Buffer.isBuffer(value) ? value : Buffer.from(String(value))).toString('base64');

/** Bits come as bytes, the highest first. */
const bits = (value: string | number | Buffer): JsonValue =>
  integerCell(String(Buffer.isBuffer(value) ? BigInt(`0x${value.toString('hex') || '0'}`) : value));

const text: MysqlType = { kind: 'text', toCell: String };
const bytes: MysqlType = { kind: 'other', toCell: base64 };
const integer: MysqlType = { kind: 'integer', toCell: (value) => integerCell(String(value)) };
const float: MysqlType = { kind: 'decimal', toCell: (value) => floatCell(String(value)) };
const decimal: MysqlType = { kind: 'decimal', toCell: (value) => decimalCell(String(value)) };
const date: MysqlType = { kind: 'date', toCell: String };
const time: MysqlType = { kind: 'time', toCell: String };
const datetime: MysqlType = { kind: 'timestamp', toCell: (value) => timestampCell(String(value)) };
/** Unlike DATETIME it is an instant, and the session reads the clock in UTC. */
const timestamp: MysqlType = { kind: 'timestamp', toCell: (value) => `${timestampCell(String(value))}Z` };
const other: MysqlType = {
  kind: 'other',
  toCell: (value) => (typeof value === 'object' ? JSON.stringify(value) : value),
};

const {
  TINY,
  SHORT,
  INT24,
  LONG,
  LONGLONG,
  YEAR,
  BIT,
  FLOAT,
  DOUBLE,
  DECIMAL,
  NEWDECIMAL,
  DATE,
  NEWDATE,
  TIME,
  DATETIME,
  TIMESTAMP,
  GEOMETRY,
  NULL,
} = mysql.Types;

const types: ReadonlyMap<number | undefined, MysqlType> = new Map([
  ...[TINY, SHORT, INT24, LONG, LONGLONG, YEAR].map((id) => [id, integer] as const),
  ...[DATE, NEWDATE].map((id) => [id, date] as const),
  ...[FLOAT, DOUBLE].map((id) => [id, float] as const),
  ...[DECIMAL, NEWDECIMAL].map((id) => [id, decimal] as const),
  [BIT, { kind: 'integer', toCell: bits } as const],
  [TIME, time],
  [DATETIME, datetime],
  [TIMESTAMP, timestamp],
  [GEOMETRY, other],
  [NULL, text],
]);

/** A sum of whole numbers is a decimal without places. */
const isWhole = ({ decimals }: FieldPacket, type: MysqlType): boolean => type === decimal && decimals === 0;

/** How the values of a column are told. What is neither number nor time is text, unless it holds plain bytes. */
export function mysqlType(field: FieldPacket): MysqlType {
  const { columnType, type, encoding } = field;
  const known = types.get(columnType ?? type);
  if (known) return isWhole(field, known) ? integer : known;
  return encoding === 'binary' ? bytes : text;
}
