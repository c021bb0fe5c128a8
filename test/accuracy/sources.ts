import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ColumnValues, SchemaView } from '#modules/catalog';
import type { StateView } from '#modules/census';
import type { Cell } from '#modules/queries';
import { toCell } from '#shared/duckdb';
import { buildBuiltinData } from '../../scripts/build-builtin-data.js';
import { compileModel, type Model, namesakeQueries } from '../../src/modules/questions/domain/engine.js';
import { English } from '../../src/modules/questions/infra/english.js';
import { builtinCatalog, catalogOf } from '../read-catalog.js';

const builtin = new URL('../../dist/builtin/', import.meta.url);

/** A database to ask, in process. */
export interface Source {
  readonly model: Model;
  rows(sql: string): Promise<readonly (readonly Cell[])[]>;
  close(): void;
}

interface Known {
  readonly schema: SchemaView;
  readonly values: readonly ColumnValues[];
}

async function statesOf(): Promise<readonly StateView[]> {
  return JSON.parse(await readFile(new URL('manifest.json', builtin), 'utf8')).states;
}

async function namesakesOf(connection: DuckDBConnection, schema: SchemaView) {
  const found = await Promise.all(
    namesakeQueries(schema).map(async ({ table, column, qualifier, sql }) =>
      (await connection.runAndReadAll(sql)).getRowsJson().map(([name, by, obscure, large]) => ({
        table,
        column,
        qualifier,
        name: String(name),
        qualifiedBy: (by as string[]).map(String),
        obscure: obscure === true,
        large: large === true,
      })),
    ),
  );
  return found.flat();
}

async function open(path: string, { schema, values }: Known): Promise<Source> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const namesakes = await namesakesOf(connection, schema);
  return {
    model: compileModel({ schema, values, states: await statesOf(), namesakes, language: new English() }),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(toCell)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export async function builtInSource(): Promise<Source> {
  await buildBuiltinData();
  return await open(new URL('census.duckdb', builtin).pathname, await builtinCatalog());
}

/** A small database made from the SQL file beside its questions. */
export async function smallSource(name: string, folder: string): Promise<Source> {
  const path = join(folder, `${name}.duckdb`);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(await readFile(new URL(`${name}/${name}.sql`, import.meta.url), 'utf8'));
  connection.closeSync();
  instance.closeSync();
  await buildBuiltinData();
  return await open(path, await catalogOf(path));
}
