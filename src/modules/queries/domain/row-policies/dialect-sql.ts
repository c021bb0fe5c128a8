import type { ColumnType, Dialect } from '#modules/catalog';
import { type Comparison, type PolicyValue, valueShapes } from '#modules/governance';
import { quoted, textLiteral } from '../clickhouse/writing.js';

/** How a dialect writes what conditions are made of. */
export interface DialectSql {
  readonly name: (name: string) => string;
  readonly text: (text: string) => string;
  /** A column as it is compared with texts: exactly, sign by sign. */
  readonly exact: (column: string) => string;
  readonly exactText: (literal: string) => string;
  /** Neither is so of a column without a value. */
  readonly isOne: (column: string, literals: readonly string[]) => string;
  readonly isNone: (column: string, literals: readonly string[]) => string;
  readonly boolean: (value: string) => string;
  /** Keeps conditions of the statement, and what they may tell by failing, away from the rows that are hidden. */
  readonly fence: string;
  readonly timestamp: string;
  /** Types whose values cannot be told from a text alone. */
  readonly untold?: RegExp;
}

const same = (sql: string): string => sql;
const doubled = (sign: string) => (text: string) => `${sign}${text.replaceAll(sign, sign.repeat(2))}${sign}`;

const standard: DialectSql = {
  name: doubled('"'),
  text: doubled("'"),
  exact: same,
  exactText: same,
  isOne: (column, literals) => `${column} in (${literals.join(', ')})`,
  isNone: (column, literals) => `${column} not in (${literals.join(', ')})`,
  boolean: same,
  fence: 'offset 0',
  timestamp: 'timestamp',
};

/** Collations of MySQL take letters of both cases, and more, for the same; bytes of one character set do not. */
const bytes = (sql: string): string => `cast(convert(${sql} using utf8mb4) as binary)`;

const eachOf = (sign: string, word: string) => (column: string, literals: readonly string[]) =>
  literals.map((literal) => `${column} ${sign} ${literal}`).join(` ${word} `);

/** For where OFFSET needs a LIMIT. */
const allRows = 'limit 18446744073709551615';

export const dialectSql: Readonly<Record<Dialect, DialectSql>> = {
  duckdb: standard,
  postgresql: standard,
  mysql: {
    ...standard,
    name: doubled('`'),
    exact: bytes,
    exactText: bytes,
    fence: allRows,
    timestamp: 'datetime',
  },
  // Its NOT IN is true of what has no value. Columns of times have clocks of their own; texts of fixed length end in nulls.
  clickhouse: {
    name: quoted,
    text: textLiteral,
    exact: same,
    exactText: same,
    isOne: eachOf('=', 'or'),
    isNone: eachOf('<>', 'and'),
    boolean: (value) => (value === 'true' ? '1' : '0'),
    fence: allRows,
    timestamp: 'DateTime',
    untold: /DateTime|FixedString/,
  },
};

export const comparisonSigns: Readonly<Record<Exclude<Comparison, 'in' | 'notIn'>, string>> = {
  equals: '=',
  notEquals: '<>',
  lessThan: '<',
  atMost: '<=',
  greaterThan: '>',
  atLeast: '>=',
};

/** What is so of a value where the other is not. */
export const opposites: Readonly<Record<Comparison, Comparison>> = {
  equals: 'notEquals',
  notEquals: 'equals',
  in: 'notIn',
  notIn: 'in',
  lessThan: 'atLeast',
  atMost: 'greaterThan',
  greaterThan: 'atMost',
  atLeast: 'lessThan',
};

/** A value as the column has its own; nothing when it cannot be one of them. */
export function literalOf(value: PolicyValue, type: ColumnType, sql: DialectSql): string | undefined {
  const written = String(value);
  const shape = valueShapes[type];
  if (shape && !shape.test(written)) return undefined;
  switch (type) {
    case 'integer':
    case 'decimal':
      return written;
    case 'boolean':
      return sql.boolean(written);
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
