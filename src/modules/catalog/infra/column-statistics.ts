import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnKind, columnKindOf, quoteIdentifier, toCell } from '#shared/duckdb';

export interface ColumnStatistics {
  readonly name: string;
  readonly type: ColumnKind;
  readonly nativeType: string;
  readonly count: number;
  readonly distinct: number;
  readonly exact: boolean;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly whole: boolean;
  readonly averageLength: number;
}

interface Described {
  readonly name: string;
  readonly type: ColumnKind;
  readonly nativeType: string;
}

/** Rows up to which distinct values are counted for every column, and not estimated. */
const exactUpTo = 50_000;
/** Rows up to which they are counted in lists: with many columns that is several times as fast. */
const listedUpTo = 10_000;
/** Columns in one statement: wide tables are read in several passes. */
const chunk = 60;
/** Characters of a smallest or largest text. */
const textLength = 100;

const ordered: readonly ColumnKind[] = ['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'time'];

export const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / chunk) }, (_, index) =>
    items.slice(index * chunk, (index + 1) * chunk),
  );

/** Counts, ranges and lengths of all columns of a table, in as few passes as it has dozens of columns. */
export async function statisticsOf(connection: DuckDBConnection, table: string): Promise<TableStatistics> {
  const from = quoteIdentifier(table);
  const [[rows]] = (await connection.runAndReadAll(`select count(*) from ${from}`)).getRows() as [[bigint]];
  const rowCount = Number(rows);
  const described = await describe(connection, from);
  const columns: ColumnStatistics[] = [];
  for (const some of chunksOf(described)) {
    const select = some.map((column) => measures(column, rowCount)).join(', ');
    const result = await connection.runAndReadAll(`select ${select} from ${from}`);
    const values = (result.getRows()[0] ?? []).map(toCell);
    columns.push(
      ...some.map((column, index) => statistics(column, rowCount, values.slice(index * 6, index * 6 + 6))),
    );
  }
  return { rowCount, columns };
}

export interface TableStatistics {
  readonly rowCount: number;
  readonly columns: readonly ColumnStatistics[];
}

async function describe(connection: DuckDBConnection, from: string): Promise<Described[]> {
  const empty = await connection.runAndReadAll(`select * from ${from} limit 0`);
  return empty.columnNames().map((name, index) => ({
    name,
    type: columnKindOf(empty.columnTypeId(index)),
    nativeType: empty.columnType(index).toString(),
  }));
}

/** Six figures: values, distinct values, smallest, largest, all whole, average length. */
function measures({ name, type }: Described, rowCount: number): string {
  const column = quoteIdentifier(name);
  const comparable = type === 'other' ? `${column}::varchar` : column;
  const distinct = distinctOf(comparable, rowCount);
  const bound = (side: 'min' | 'max') => {
    if (!ordered.includes(type)) return 'null';
    return type === 'text' ? `left(${side}(${column}::varchar), ${textLength})` : `${side}(${column})`;
  };
  const whole =
    type === 'decimal'
      ? `coalesce(bool_and(${column} = floor(${column})), true)`
      : String(type === 'integer');
  const length = type === 'text' ? `coalesce(avg(length(${column}::varchar)), 0)` : '0';
  return `count(${column}), ${distinct}, ${bound('min')}, ${bound('max')}, ${whole}, ${length}`;
}

function distinctOf(column: string, rowCount: number): string {
  if (rowCount <= listedUpTo) return `coalesce(list_unique(list(${column})), 0)`;
  return rowCount <= exactUpTo ? `count(distinct ${column})` : `approx_count_distinct(${column})`;
}

function statistics(column: Described, rowCount: number, values: readonly unknown[]): ColumnStatistics {
  const [count, distinct, min, max, whole, length] = values;
  const exact = rowCount <= exactUpTo;
  return {
    ...column,
    count: Number(count),
    // An estimate may exceed what is there.
    distinct: exact ? Number(distinct) : Math.min(Number(distinct), Number(count)),
    exact,
    ...bounds(column.type, min, max),
    whole: whole === true,
    averageLength: Number(length),
  };
}

function bounds(
  type: ColumnKind,
  min: unknown,
  max: unknown,
): { min?: string | number; max?: string | number } {
  if (min === null || max === null) return {};
  if (type !== 'integer' && type !== 'decimal') return { min: String(min), max: String(max) };
  const [low, high] = [Number(min), Number(max)];
  return Number.isFinite(low) && Number.isFinite(high) ? { min: low, max: high } : {};
}
