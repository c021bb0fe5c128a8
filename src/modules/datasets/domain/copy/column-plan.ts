/** How a column of a database becomes one of DuckDB. All values travel as text, so that none is rounded on its way. */
export interface ColumnPlan {
  readonly name: string;
  /** In the SQL of the database: the value as text. */
  readonly select: string;
  /** Of DuckDB: the value of that text. `text` is the name of the column that holds it. */
  readonly read: (text: string) => string;
  readonly type: string;
  /** Texts that stand for no value in the database, and have none in DuckDB. */
  readonly noValue?: (text: string) => string;
  /** The type is only known when all values are: they stay text until then. */
  readonly late?: LateType;
}

export type LateType = 'decimal' | 'time';

export type ReadAs = Omit<ColumnPlan, 'name' | 'select'>;

const cast = (type: string): ReadAs => ({ type, read: (text) => `cast(${text} as ${type})` });

export const readAs = {
  text: { type: 'VARCHAR', read: (text: string) => text } as ReadAs,
  boolean: cast('BOOLEAN'),
  tinyint: cast('TINYINT'),
  smallint: cast('SMALLINT'),
  integer: cast('INTEGER'),
  bigint: cast('BIGINT'),
  utinyint: cast('UTINYINT'),
  usmallint: cast('USMALLINT'),
  uinteger: cast('UINTEGER'),
  ubigint: cast('UBIGINT'),
  real: cast('FLOAT'),
  double: cast('DOUBLE'),
  uuid: cast('UUID'),
  json: cast('JSON'),
  interval: cast('INTERVAL'),
  timeWithZone: cast('TIME WITH TIME ZONE'),
  time: cast('TIME'),
  /** Hexadecimal digits. */
  bytes: { type: 'BLOB', read: (text: string) => `unhex(${text})` } as ReadAs,
  anyDecimal: { type: 'VARCHAR', read: (text: string) => text, late: 'decimal' } as ReadAs,
  anyTime: { type: 'VARCHAR', read: (text: string) => text, late: 'time' } as ReadAs,
};

const mostDigits = 38;

/** Exact where DuckDB has the digits; otherwise what the values need decides. */
export function decimal(precision?: string, scale = '0'): ReadAs {
  if (precision === undefined || Number(precision) > mostDigits || !(Number(scale) >= 0))
    return readAs.anyDecimal;
  return Number(scale) > Number(precision) ? readAs.anyDecimal : cast(`DECIMAL(${precision},${scale})`);
}

/** PostgreSQL writes the era last, DuckDB behind the day. */
const eraBehindDay = (text: string) => `regexp_replace(${text}, '^(\\S+)(.*) BC$', '\\1 (BC)\\2')`;

export const momentAs = (type: 'DATE' | 'TIMESTAMP' | 'TIMESTAMP WITH TIME ZONE'): ReadAs => ({
  type,
  read: (text) => `cast(${eraBehindDay(text)} as ${type})`,
});

/** MySQL's days that are none: `0000-00-00`, `2020-00-00`. */
export const momentOrNone = (type: 'DATE' | 'TIMESTAMP' | 'TIMESTAMP WITH TIME ZONE'): ReadAs => ({
  type,
  read: (text) => `cast(${text} as ${type})`,
  noValue: (text) => `(${text} like '%-00%' or ${text} like '0000-%')`,
});

/** A list in JSON whose items are texts. */
export const listOf = ({ type, read }: ReadAs): ReadAs => ({
  type: `${type}[]`,
  read: (text) => `list_transform(cast(cast(${text} as JSON) as VARCHAR[]), lambda item: ${read('item')})`,
});

/** Several values as one that can be compared. */
export const listed = (values: readonly string[]): string =>
  values.length === 1 ? (values[0] ?? '') : `(${values.join(', ')})`;
