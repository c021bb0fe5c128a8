import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Type } from '@nestjs/common';
import { type ColumnView, GetSchema, type SchemaView, type TableView } from '#modules/catalog';
import { builtinDataSourceId } from '#modules/data-sources';
import { GetDatasetVersion } from '#modules/datasets';
import { publicOrganizationId } from '#shared/contracts';
import { makeTestFolder, stubQuery } from '#shared/testing';
import type { QueriesConfig } from '../infra/config.js';
import { noPolicies } from './no-policies.js';

const tables = {
  states: ['fips', 'state', 'region'],
  state_population: ['fips', 'state', 'year', 'population'],
  letters: ['id', 'letter'],
};

const content = `
  create table states as
    select lpad(s::varchar, 2, '0') as fips, 'State ' || s as state, ['South', 'West'][s % 2 + 1] as region
    from range(50) t(s);
  create table state_population as
    select lpad((s % 50)::varchar, 2, '0') as fips, 'State ' || (s % 50) as state, 1990 + 10 * (s // 50) as year,
           (s + 1) * 1000 as population
    from range(200) t(s);
  create table letters as select i as id, chr((65 + i % 26)::integer) as letter from range(10000) t(i);
`;

const column = (name: string): ColumnView => ({
  name,
  label: name,
  type: 'text',
  nativeType: 'VARCHAR',
  role: 'text',
  synonyms: [],
  nullShare: 0,
  distinctCount: 1,
  samples: [],
});

export const table = ([name, columns]: [string, string[]]): TableView => ({
  name,
  label: name,
  synonyms: [],
  rowCount: 1,
  columns: columns.map(column),
  primaryKey: [],
});

export const sampleSchema: SchemaView = {
  dataSourceId: builtinDataSourceId,
  version: 'v1',
  modelVersion: 'm1',
  dialect: 'duckdb',
  tables: Object.entries(tables).map(table),
  foreignKeys: [],
};

/** What a test wants beside the sample tables. */
export interface MoreTables {
  /** What stands for governance and billing; nobody has row policies when left out. */
  readonly policies?: readonly Type[];
  /** Other limits than the usual ones. */
  readonly settings?: Partial<QueriesConfig>;
  /** What the catalog says beyond what is there, of sizes and keys. */
  readonly described?: (schema: SchemaView) => SchemaView;
  readonly statements: readonly string[];
  readonly tables: readonly TableView[];
}

export const withMore = (
  schema: SchemaView,
  { tables, described = (whole) => whole }: Pick<MoreTables, 'tables' | 'described'>,
): SchemaView => described({ ...schema, tables: [...schema.tables, ...tables] });

/** A finished DuckDB file as `datasets` publishes it, and the modules that would say so. */
export async function makeSampleSource(more: MoreTables = { statements: [], tables: [] }) {
  const folder = await makeTestFolder();
  const path = join(folder.path, 'sample.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statements of [content, ...more.statements]) await connection.run(statements);
  connection.closeSync();
  instance.closeSync();

  const version = (dataSourceId: string, name: string) => ({
    dataSourceId,
    organizationId: publicOrganizationId,
    version: name,
    objectKey: `sample/${name}.duckdb`,
    sizeBytes: 1,
    declaredKeys: [],
    createdAt: '2026-01-01T00:00:00Z',
  });
  return {
    path,
    objects: { localCopy: async () => ({ path, [Symbol.dispose]: () => undefined }) },
    stubs: [
      ...(more.policies ?? [noPolicies]),
      stubQuery(GetSchema, ({ dataSourceId }) => withMore({ ...sampleSchema, dataSourceId }, more)),
      stubQuery(GetDatasetVersion, ({ dataSourceId, version: name }) => version(dataSourceId, name)),
    ],
    sha256: async () =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    remove: folder.remove,
  };
}
