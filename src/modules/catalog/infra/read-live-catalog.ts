import { createHash } from 'node:crypto';
import { openScratch } from '#shared/duckdb';
import {
  type LivePlace,
  type LivePool,
  type LiveStructure,
  quoteFor,
  structureOf,
} from '#shared/live-databases';
import type { ColumnValues } from '../contract/index.js';
import { type Description, withDescriptions } from '../domain/descriptions.js';
import { inferSchema } from '../domain/infer-schema.js';
import type { TableProfile } from '../domain/profile.js';
import { DuckdbReader, type ReaderLimits } from './duckdb-reader.js';
import { copySamples } from './live-sample.js';
import type { CatalogReading } from './read-catalog.js';

export interface LiveReadLimits extends ReaderLimits {
  readonly memoryMb: number;
  /** Of all tables together. */
  readonly sampledRows: number;
}

const threads = 2;

/** Of live databases: anything that is told about them changes it. */
export const liveVersion = 'live-';
export const isLiveVersion = (version: string): boolean => version.startsWith(liveVersion);

export const liveVersionOf = (reading: CatalogReading): string =>
  `${liveVersion}${createHash('sha256').update(JSON.stringify(reading)).digest('hex').slice(0, 16)}`;

/** Reads what a live database says about itself, and samples of what is in it. */
export async function readLiveCatalog(
  pool: LivePool,
  place: LivePlace,
  limits: LiveReadLimits,
): Promise<CatalogReading> {
  const { kind, namespace } = place;
  const quote = quoteFor(kind);
  const structure = await pool.lend((connection) => structureOf(connection, place));
  const written = (table: string) => ({ from: `${quote(namespace)}.${quote(table)}`, column: quote });
  const instance = await openScratch({ memoryMb: limits.memoryMb, threads });
  const connection = await instance.connect();
  try {
    const from = { pool, written, rows: limits.sampledRows };
    const complete = await copySamples(from, structure.tables, connection);
    const reader = new DuckdbReader(connection, limits);
    const sampled = await reader.tables();
    const profiles = sampled.map((table) => completed(table, structure, complete));
    const schema = await inferSchema(
      {
        tables: async () => profiles,
        isUnique: async (table, columns) => complete.has(table) && (await reader.isUnique(table, columns)),
        constantWithin: (table, within) => reader.constantWithin(table, within),
        contained: (column, other) => reader.contained(column, other),
      },
      { declaredKeys: structure.declaredKeys, origins: [] },
    );
    return {
      schema: withDescriptions(schema, commentsOf(structure)),
      values: profiles.flatMap((table) => valuesOf(table, complete)),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Types as the database names them; of tables that were only begun, the rows it estimates. */
function completed(
  table: TableProfile,
  { tables }: LiveStructure,
  complete: ReadonlySet<string>,
): TableProfile {
  const known = tables.find(({ name }) => name === table.name);
  const types = new Map(known?.columns.map(({ name, nativeType }) => [name, nativeType]));
  const whole = complete.has(table.name);
  const rowCount = whole ? table.rowCount : Math.max(table.rowCount, known?.estimatedRows ?? 0);
  const share = table.rowCount === 0 ? 1 : rowCount / table.rowCount;
  const columns = table.columns.map((column) => ({
    ...column,
    nativeType: types.get(column.name) ?? column.nativeType,
    nullCount: Math.round(column.nullCount * share),
    exact: column.exact && whole,
  }));
  return { ...table, rowCount, columns, ...(known?.derived && { derived: true }) };
}

const valuesOf = ({ name, columns }: TableProfile, complete: ReadonlySet<string>): ColumnValues[] =>
  columns
    .filter(({ type }) => type === 'text')
    .map((column) => ({
      table: name,
      column: column.name,
      values: column.values,
      complete: complete.has(name) && column.values.length >= column.distinctCount,
    }));

/** What the owner of the database has written about it. */
const commentsOf = ({ tables }: LiveStructure): Description[] =>
  tables.flatMap(({ name: table, comment, columns }) => [
    { table, ...(comment && { description: comment }) },
    ...columns.map((column) => ({
      table,
      column: column.name,
      ...(column.comment && { description: column.comment }),
    })),
  ]);
