import { type ColumnPlan, decimal, listOf, momentAs, type ReadAs, readAs } from './column-plan.js';

interface Way {
  readonly as: ReadAs;
  /** The value as text; the cast to text when left out. */
  readonly select?: (column: string) => string;
}

const asText = (column: string) => `${column}::text`;

/** DuckDB does not read the intervals of ISO 8601, which is how the session writes them. */
const intervalText = (column: string) =>
  `(extract(year from ${column})::bigint * 12 + extract(month from ${column})::bigint)::text || ' months ' || ` +
  `extract(day from ${column})::bigint::text || ' days ' || (extract(hour from ${column})::bigint * 3600000000 + ` +
  `extract(minute from ${column})::bigint * 60000000 + extract(microseconds from ${column})::bigint)::text || ` +
  `' microseconds'`;

const ways: Readonly<Record<string, Way>> = {
  boolean: { as: readAs.boolean },
  smallint: { as: readAs.smallint },
  integer: { as: readAs.integer },
  bigint: { as: readAs.bigint },
  oid: { as: readAs.uinteger },
  real: { as: readAs.real },
  'double precision': { as: readAs.double },
  money: { as: readAs.anyDecimal, select: (column) => `${column}::numeric::text` },
  date: { as: momentAs('DATE') },
  'timestamp without time zone': { as: momentAs('TIMESTAMP') },
  'timestamp with time zone': { as: momentAs('TIMESTAMP WITH TIME ZONE') },
  'time without time zone': { as: readAs.time },
  'time with time zone': { as: readAs.timeWithZone },
  interval: { as: readAs.interval, select: intervalText },
  uuid: { as: readAs.uuid },
  json: { as: readAs.json },
  jsonb: { as: readAs.json },
  bytea: { as: readAs.bytes, select: (column) => `encode(${column}, 'hex')` },
};

/** What a list may hold and keep its type; anything else is a list of texts. */
const inLists = /^(boolean|smallint|integer|bigint|real|double precision|numeric\(.*|date|timestamp.*|uuid)$/;

function wayOf(nativeType: string): Way {
  const [, item] = /^(.+)\[\]$/.exec(nativeType) ?? [];
  if (item !== undefined) {
    const { as } = inLists.test(item) ? wayOf(item) : { as: readAs.text };
    return {
      as: listOf(as.late ? readAs.text : as),
      select: (column) => `array_to_json(${column}::text[])::text`,
    };
  }
  const [, precision, scale] = /^numeric(?:\((-?\d+),(-?\d+)\))?$/.exec(nativeType) ?? [];
  if (nativeType.startsWith('numeric')) return { as: decimal(precision, scale) };
  // `timestamp(3) with time zone` is one as well.
  return ways[nativeType.replace(/\(\d+\)/, '').replace(/^interval .*/, 'interval')] ?? { as: readAs.text };
}

/** `column` is the name as SQL. */
export function postgresqlColumn(name: string, nativeType: string, column: string): ColumnPlan {
  const { as, select = asText } = wayOf(nativeType);
  return { name, select: select(column), ...as };
}
