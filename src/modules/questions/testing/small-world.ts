import type { DuckDBConnection } from '@duckdb/node-api';
import type { Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { type ColumnView, GetColumnValues, GetSchema, type SchemaView } from '#modules/catalog';
import { GetStates } from '#modules/census';
import { ChooseChart } from '#modules/charts';
import {
  builtinDataSourceId,
  dataSourcesErrors,
  GetDataSource,
  ListHiddenSources,
} from '#modules/data-sources';
import { GetTeamIds } from '#modules/organizations';
import { type QueryRunView, queriesErrors, type ResultType, RunQuery } from '#modules/queries';
import { GetGlossary, type GlossaryView } from '#modules/semantics';
import { columnKindOf, openScratch, toCell } from '#shared/duckdb';
import { stubQuery } from '#shared/testing';

const nothing = { synonyms: [], nullShare: 0, samples: [] };

const column = (fields: Partial<ColumnView> & Pick<ColumnView, 'name' | 'label'>): ColumnView => ({
  ...nothing,
  type: 'text',
  nativeType: 'VARCHAR',
  role: 'name',
  distinctCount: 3,
  ...fields,
});

const schema: SchemaView = {
  dataSourceId: builtinDataSourceId,
  version: 'data-1',
  modelVersion: 'model-1',
  dialect: 'duckdb',
  tables: [
    {
      name: 'cities',
      label: 'Cities',
      synonyms: ['city'],
      rowCount: 4,
      primaryKey: ['city', 'state'],
      source: 'GeoNames',
      vintage: '2019',
      licence: 'CC BY 4.0',
      columns: [
        column({ name: 'city', label: 'City', meaning: 'city-name' }),
        column({ name: 'state', label: 'State', role: 'category', meaning: 'state-name', distinctCount: 2 }),
        column({
          name: 'population',
          label: 'Population',
          type: 'integer',
          nativeType: 'BIGINT',
          role: 'measure',
          aggregation: 'sum',
          unit: 'people',
          distinctCount: 4,
          min: 114394,
          max: 2746388,
        }),
      ],
    },
  ],
  foreignKeys: [],
};

const values = [
  { table: 'cities', column: 'city', values: ['Springfield', 'Chicago', 'Kansas City'], complete: true },
  { table: 'cities', column: 'state', values: ['Illinois', 'Missouri'], complete: true },
];

const states = [
  { fips: '17', name: 'Illinois', abbreviation: 'IL', region: 'Midwest', division: 'East North Central' },
  { fips: '29', name: 'Missouri', abbreviation: 'MO', region: 'Midwest', division: 'West North Central' },
];

const rows = `create table cities as
  select * from (values ('Springfield', 'Illinois', 114394::bigint), ('Springfield', 'Missouri', 169176),
                        ('Chicago', 'Illinois', 2746388), ('Kansas City', 'Missouri', 508090))
    as cities (city, state, population)`;

/** Whoever asks, and whenever. */
const unchanging = [stubQuery(GetColumnValues, () => values), stubQuery(GetStates, () => states)];

/** Who may ask what, and is in which team: everybody, and none. */
const open = {
  GetTeamIds: stubQuery(GetTeamIds, () => []),
  ListHiddenSources: stubQuery(ListHiddenSources, () => []),
};

/**
 * The neighbours of `questions` around a table of four cities, in a real DuckDB: two of the cities are named
 * Springfield. `asked` counts the messages each of them got; `change` makes a new version of the data.
 */
export async function smallWorld(rights: Partial<typeof open> = {}) {
  const engine = await (await openScratch({ memoryMb: 64, threads: 1 })).connect();
  await engine.run(rows);
  const asked = { schema: 0, run: 0, chart: 0 };
  let version = 1;
  let glossary: GlossaryView = { version: '', terms: [] };
  const stateOf = new Map<string, string>();
  const now = (): SchemaView => ({ ...schema, version: `data-${version}`, modelVersion: `model-${version}` });
  const stubs = [
    stubQuery(GetSchema, ({ actor, dataSourceId }): SchemaView => {
      asked.schema++;
      if (dataSourceId !== builtinDataSourceId) throw dataSourcesErrors.notFound({ dataSourceId });
      const key = stateOf.get(actor.userId);
      return key === undefined ? now() : { ...now(), withheld: { tables: ['cities'], key } };
    }),
    ...unchanging,
    ...Object.values({ ...open, ...rights }),
    stubQuery(GetGlossary, () => glossary),
    stubQuery(GetDataSource, ({ dataSourceId: id, actor: { organizationId } }) => ({
      id,
      organizationId,
      name: 'Small world',
      kind: 'builtin' as const,
      mode: 'imported' as const,
      status: 'ready' as const,
      version: now().version,
      fileIds: [],
      createdAt: '2026-01-01T00:00:00.000Z',
    })),
    running(engine, { asked, now, stateOf }),
    stubQuery(ChooseChart, ({ title }) => {
      asked.chart++;
      return { type: 'bar' as const, spec: { title }, reason: 'one measure by name' };
    }),
  ];
  const change = async (sql: string) => {
    await engine.run(sql);
    version++;
  };
  /** What everybody calls things from then on. */
  const call = (terms: GlossaryView['terms']) => {
    glossary = { version: `glossary-${JSON.stringify(terms)}`, terms };
  };
  /** Has somebody see the cities of one state only. */
  const restrict = (userId: string, state: string) => void stateOf.set(userId, state);
  return { stubs, asked, change, call, restrict, close: () => engine.closeSync() };
}

interface Running {
  readonly asked: { run: number };
  readonly now: () => SchemaView;
  /** By user, the one state that they see. */
  readonly stateOf: ReadonlyMap<string, string>;
}

export const policyOf = (state: string) => ({
  id: '7a3b1c52-8c36-4a0e-9d5e-0d6c3c5f2a11',
  name: `Cities of ${state}`,
  table: 'cities',
});

/** `RunQuery` without a gate. */
function running(engine: DuckDBConnection, { asked, now, stateOf }: Running): Type {
  @CommandHandler(RunQuery)
  class RunQueryStub {
    execute({ input }: RunQuery) {
      asked.run++;
      const state = stateOf.get(input.actor.userId);
      if (state === undefined) return run(engine, input, now().version);
      const sql = `with cities as (select * from main.cities where state = '${state}') ${input.sql}`;
      const seen = run(engine, { ...input, sql }, now().version);
      return seen.then((view) => ({ ...view, policies: [policyOf(state)] }));
    }
  }
  return RunQueryStub;
}

async function run(
  engine: DuckDBConnection,
  { dataSourceId, sql, parameters = [] }: RunQuery['input'],
  dataVersion: string,
): Promise<QueryRunView> {
  const result = await engine.runAndReadAll(sql, [...parameters]).catch((error: Error) => {
    throw queriesErrors.failed({ reason: error.message });
  });
  const found = result.getRows().map((row) => row.map(toCell));
  const columns = result
    .deduplicatedColumnNames()
    .map((name, index) => ({ name, type: columnKindOf(result.columnTypeId(index)) as ResultType }));
  const [rowCount, totalRows] = [found.length, found.length];
  return {
    id: '6f9619ff-8b86-4d01-b42d-00c04fc964ff',
    dataSourceId,
    dataVersion,
    result: { columns, rows: found, rowCount, totalRows, truncated: false },
    timing: { executeMs: 1, cached: false },
  };
}
