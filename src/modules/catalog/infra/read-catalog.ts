import { createHash } from 'node:crypto';
import { openReadOnly } from '#shared/duckdb';
import type { ColumnValues, ColumnView } from '../contract/index.js';
import type { DataReader } from '../domain/data-reader.js';
import { withDescriptions } from '../domain/descriptions.js';
import { inferSchema, type Known } from '../domain/infer-schema.js';
import type { InferredSchema } from '../domain/model.js';
import type { TableProfile } from '../domain/profile.js';
import { DuckdbReader, type ReaderLimits } from './duckdb-reader.js';

export interface ReadOptions extends Known {
  readonly limits: ReaderLimits & { readonly memoryMb: number };
  readonly progress?: (share: number) => Promise<void>;
}

/** What a version's file says about itself. */
export interface CatalogReading {
  readonly schema: InferredSchema;
  readonly values: readonly ColumnValues[];
}

const threads = 2;

/** Opens a DuckDB file read only and locked down, and reads its catalog. */
export async function readCatalog(path: string, options: ReadOptions): Promise<CatalogReading> {
  const { limits, progress } = options;
  const instance = await openReadOnly(path, { memoryMb: limits.memoryMb, threads });
  const connection = await instance.connect();
  try {
    const profiles = await new DuckdbReader(connection, limits, progress).tables();
    const reader = new DuckdbReader(connection, limits);
    const profiled: DataReader = {
      tables: async () => profiles,
      isUnique: (table, columns) => reader.isUnique(table, columns),
      constantWithin: (table, within) => reader.constantWithin(table, within),
      contained: (from, to) => reader.contained(from, to),
    };
    const schema = withDescriptions(await inferSchema(profiled, options), options.origins);
    return { schema, values: [...profiles.flatMap(valuesOf), ...(await numbersOf(schema, reader))] };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const valuesOf = ({ name, columns }: TableProfile): ColumnValues[] =>
  columns
    .filter(({ type }) => type === 'text')
    .map((column) => ({
      table: name,
      column: column.name,
      values: column.values,
      complete: column.values.length >= column.distinctCount,
    }));

/** Years, age groups: numbers that rows are told apart by, of which no others are known. */
const mostNumbers = 300;

const tellsApart = ({ type, role, distinctCount }: ColumnView): boolean =>
  type === 'integer' && (role === 'time' || role === 'category') && distinctCount <= mostNumbers;

async function numbersOf({ tables }: InferredSchema, reader: DuckdbReader): Promise<ColumnValues[]> {
  const found: ColumnValues[] = [];
  for (const { name, columns } of tables) {
    const few = columns.filter(tellsApart).map((column) => column.name);
    for (const [column, values] of await reader.numbersOf(name, few))
      found.push({ table: name, column, values, complete: true });
  }
  return found;
}

/** Changes when anything does that is said about the data. */
export const modelVersionOf = (version: string, schema: InferredSchema): string =>
  createHash('sha256')
    .update(JSON.stringify([version, schema.tables, schema.foreignKeys]))
    .digest('hex')
    .slice(0, 16);
