import type { DuckDBConnection } from '@duckdb/node-api';
import type { JsonValue } from '#shared/contracts';
import { type ColumnKind, quoteIdentifier } from '#shared/duckdb';
import type { LivePool, LiveTable } from '#shared/live-databases';

/** The first rows of a table, and whether there are no others. */
interface Sample {
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
  readonly rows: readonly JsonValue[][];
  readonly whole: boolean;
}

const mostRowsOfTable = 10_000;

const duckdbTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  time: 'TIME',
  other: 'BLOB',
};

export interface SampleFrom {
  readonly pool: LivePool;
  /** How the database writes the name of this table. */
  readonly written: (table: string) => { readonly from: string; readonly column: (name: string) => string };
  /** Of all tables together. */
  readonly rows: number;
}

/**
 * Copies the first rows of every table into an empty database, so that what reads whole versions reads them as well.
 * Answers which tables were copied completely.
 */
export async function copySamples(
  source: SampleFrom,
  tables: readonly LiveTable[],
  target: DuckDBConnection,
): Promise<ReadonlySet<string>> {
  const share = Math.max(1, Math.min(mostRowsOfTable, Math.floor(source.rows / Math.max(1, tables.length))));
  const complete = new Set<string>();
  for (const table of tables) {
    const sample = await sampleOf(source, table, share);
    await store(target, table.name, sample);
    if (sample.whole) complete.add(table.name);
  }
  return complete;
}

async function sampleOf({ pool, written }: SampleFrom, table: LiveTable, most: number): Promise<Sample> {
  const { from, column } = written(table.name);
  const names = table.columns.map(({ name }) => column(name)).join(', ');
  return await pool.lend(async (connection) => {
    const read = await connection.open(`select ${names} from ${from} limit ${most + 1}`);
    const rows: JsonValue[][] = [];
    for (let piece = await read.next(); piece.length > 0; piece = await read.next()) rows.push(...piece);
    const columns = read.columns.map(({ kind }, index) => ({ name: table.columns[index]?.name ?? '', kind }));
    return { columns, rows: rows.slice(0, most), whole: rows.length <= most };
  });
}

const textOf = (value: JsonValue): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

async function store(target: DuckDBConnection, table: string, { columns, rows }: Sample): Promise<void> {
  const named = columns.map(({ name }) => `${quoteIdentifier(name)} VARCHAR`);
  await target.run(`create temp table sample (${named.join(', ')})`);
  const appender = await target.createAppender('sample', 'main', 'temp');
  for (const row of rows) {
    for (const value of row) value === null ? appender.appendNull() : appender.appendVarchar(textOf(value));
    appender.endRow();
  }
  appender.closeSync();
  const typed = columns.map(({ name, kind }) => {
    const column = quoteIdentifier(name);
    return kind === 'other'
      ? `encode(${column}) as ${column}`
      : `try_cast(${column} as ${duckdbTypes[kind]}) as ${column}`;
  });
  await target.run(`create table ${quoteIdentifier(table)} as select ${typed.join(', ')} from sample`);
  await target.run('drop table sample');
}
