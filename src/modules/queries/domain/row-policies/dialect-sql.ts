import type { ColumnType, Dialect } from '#modules/catalog';
import type { Comparison, PolicyValue } from '#modules/governance';

/** How a dialect writes what conditions are made of. */
export interface DialectSql {
  readonly name: (name: string) => string;
  readonly text: (text: string) => string;
  /** A column as it is compared with texts: exactly, sign by sign. */
  readonly exact: (column: string) => string;
  readonly exactText: (literal: string) => string;
  /** Keeps conditions of the statement, and what they may tell by failing, away from the rows that are hidden. */
  readonly fence: string;
  readonly timestamp: string;
}

const same = (sql: string): string => sql;
const doubled = (sign: string) => (text: string) => `${sign}${text.replaceAll(sign, sign.repeat(2))}${sign}`;

const standard: DialectSql = {
  name: doubled('"'),
  text: doubled("'"),
  exact: same,
  exactText: same,
  fence: 'offset 0',
  timestamp: 'timestamp',
};

/** Collations of MySQL take letters of both cases, and more, for the same; bytes of one character set do not. */
const bytes = (sql: string): string => `cast(convert(${sql} using utf8mb4) as binary)`;

export const dialectSql: Readonly<Record<Dialect, DialectSql>> = {
  duckdb: standard,
  postgresql: standard,
  mysql: {
    name: doubled('`'),
    text: doubled("'"),
    exact: bytes,
    exactText: bytes,
    fence: 'limit 18446744073709551615',
    timestamp: 'datetime',
  },
  // Of use for names alone: conditions are not put into its statements.
  clickhouse: { ...standard, name: (name) => `\`${name.replaceAll(/[\\`]/g, '\\$&')}\`` },
};

export const comparisonSigns: Readonly<Record<Exclude<Comparison, 'in' | 'notIn'>, string>> = {
  equals: '=',
  notEquals: '<>',
  lessThan: '<',
  atMost: '<=',
  greaterThan: '>',
  atLeast: '>=',
};

const shapes: Readonly<Partial<Record<ColumnType, RegExp>>> = {
  integer: /^-?\d{1,38}$/,
  decimal: /^-?\d{1,38}(\.\d{1,38})?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamp: /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?$/,
  time: /^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$/,
};

/** A value as the column has its own; nothing when it cannot be one of them. */
export function literalOf(value: PolicyValue, type: ColumnType, sql: DialectSql): string | undefined {
  const written = String(value);
  const shape = shapes[type];
  if (shape && !shape.test(written)) return undefined;
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'boolean':
      return written;
    case 'date':
    case 'time':
      return `cast(${sql.text(written)} as ${type})`;
    case 'timestamp':
      return `cast(${sql.text(written)} as ${sql.timestamp})`;
    case 'text':
      return sql.exactText(sql.text(written));
    case 'other':
      return sql.text(written);
  }
}
