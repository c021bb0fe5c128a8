import { type ColumnPlan, decimal, momentOrNone, type ReadAs, readAs } from './column-plan.js';

interface Way {
  readonly as: ReadAs;
  /** The value as text; the cast to text when left out. */
  readonly select?: (column: string) => string;
}

const asText = (column: string) => `cast(${column} as char)`;
const asHex = (column: string) => `hex(${column})`;

/** A number of bits is a number; a FLOAT alone is printed with six digits, as part of a sum with all of them. */
const asNumber = (column: string) => `cast(${column} + 0 as char)`;
const asDouble = (column: string) => `cast(${column} + 0e0 as char)`;

const integers = {
  tinyint: [readAs.tinyint, readAs.utinyint],
  smallint: [readAs.smallint, readAs.usmallint],
  mediumint: [readAs.integer, readAs.uinteger],
  int: [readAs.integer, readAs.uinteger],
  bigint: [readAs.bigint, readAs.ubigint],
} as const;

const ways: Readonly<Record<string, Way>> = {
  float: { as: readAs.real, select: asDouble },
  double: { as: readAs.double },
  year: { as: readAs.smallint },
  bit: { as: readAs.ubigint, select: asNumber },
  date: { as: momentOrNone('DATE') },
  datetime: { as: momentOrNone('TIMESTAMP') },
  // An instant, which the session tells in UTC.
  timestamp: {
    as: momentOrNone('TIMESTAMP WITH TIME ZONE'),
    select: (column) => `concat(cast(${column} as char), '+00')`,
  },
  time: { as: readAs.anyTime },
  json: { as: readAs.json },
  uuid: { as: readAs.uuid },
  binary: { as: readAs.bytes, select: asHex },
  varbinary: { as: readAs.bytes, select: asHex },
  tinyblob: { as: readAs.bytes, select: asHex },
  blob: { as: readAs.bytes, select: asHex },
  mediumblob: { as: readAs.bytes, select: asHex },
  longblob: { as: readAs.bytes, select: asHex },
};

const geometries = /^(geometry|point|linestring|polygon|multi|geomcollection|geometrycollection)/;

function wayOf(columnType: string): Way {
  const [, base = '', precision, scale] = /^(\w+)(?:\((\d+)(?:,(\d+))?\))?/.exec(columnType) ?? [];
  const [signed, unsigned] = integers[base as keyof typeof integers] ?? [];
  if (signed && unsigned) return { as: columnType.includes('unsigned') ? unsigned : signed };
  if (base === 'decimal') return { as: decimal(precision, scale) };
  if (geometries.test(base)) return { as: readAs.text, select: (column) => `st_astext(${column})` };
  return ways[base] ?? { as: readAs.text };
}

/** `column` is the name as SQL. */
export function mysqlColumn(name: string, columnType: string, column: string): ColumnPlan {
  const { as, select = asText } = wayOf(columnType);
  return { name, select: select(column), ...as };
}
