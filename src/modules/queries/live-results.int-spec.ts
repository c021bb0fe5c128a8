import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GetSchema } from '#modules/catalog';
import { GetLiveConnection } from '#modules/data-sources';
import { GetResultPage, type ResultFormat, RunQuery, WriteQueryResult } from '#modules/queries';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { type StartedModule, someActor, startModule, stubQuery } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { QueriesModule } from './queries.module.js';
import { noPolicies } from './testing/no-policies.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';

/** Two values of every kind, so that a type is found that holds both, and that type. */
const values = [
  ['null::integer', 'null::integer', 'BIGINT'],
  ['true', 'false', 'BOOLEAN'],
  [`'it''s, "quoted"'`, `''`, 'VARCHAR'],
  ['9007199254740993', '7::bigint', 'BIGINT'],
  ['-9223372036854775808', 'null::bigint', 'BIGINT'],
  ['1.50', '(-0.07)::numeric(4,2)', 'DOUBLE'],
  ['1234567890123456.78', '1.5', 'VARCHAR'],
  [`'nan'::float8`, '0.1::float8 + 0.2::float8', 'DOUBLE'],
  [`date '2020-04-01'`, `date '1600-02-29'`, 'DATE'],
  [`'infinity'::date`, `date '2020-04-01'`, 'VARCHAR'],
  [`timestamp '2020-04-01 12:30:00'`, `timestamp '1969-12-31 23:59:59.25'`, 'TIMESTAMP'],
  [`'2020-04-01 12:30:00+02'::timestamptz`, 'null::timestamptz', 'TIMESTAMP WITH TIME ZONE'],
  [`time '12:30:00'`, 'null::time', 'TIME'],
  [`interval '14 months 3 days 4 hours 5.5 seconds'`, `interval '0 days'`, 'VARCHAR'],
  [`'\\x01ff'::bytea`, 'null::bytea', 'VARCHAR'],
  [`array['a', null]`, 'null::text[]', 'VARCHAR'],
] as const;

describe('results of a live PostgreSQL', () => {
  const dataSourceId = randomUUID();
  const actor = someActor();
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makePostgresqlSource>>;

  beforeAll(async () => {
    source = await makePostgresqlSource(dataSourceId);
    app = await startModule(QueriesModule, {
      stubs: [
        noPolicies,
        stubQuery(GetSchema, () => source.schema),
        stubQuery(GetLiveConnection, () => source.connection),
      ],
      override: (builder) =>
        builder
          .overrideProvider(LiveDatabasesConfig)
          .useValue({ allowPrivate: 'on' })
          .overrideProvider(QueriesConfig)
          .useValue({ ...new QueriesConfig(), maxRows: 5000 }),
    });
  });
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const row = (which: 0 | 1) =>
    `select ${values.map((value, index) => `${value[which]} as v${index}`).join(', ')}`;
  const sql = `select * from (${row(0)}) one union all select * from (${row(1)}) other`;
  const input = (text: string) => ({ actor, dataSourceId, sql: text });
  const run = () => app.commands.execute(new RunQuery(input(sql)));
  const write = (text: string, format: ResultFormat) =>
    app.commands.execute(new WriteQueryResult({ ...input(text), format }));

  it('say the same in NDJSON and in pages as in JSON', async () => {
    const { result, id } = await run();
    const file = await write(sql, 'ndjson');
    const lines = (await readFile(file.path, 'utf8')).trim().split('\n');
    const page = await app.queries.execute(new GetResultPage({ actor, id, limit: 10 }));

    expect(lines.map((line) => Object.values(JSON.parse(line)))).toEqual(result.rows);
    expect(page.rows).toEqual(result.rows);
    expect(file.columns).toEqual(result.columns);
  });

  it('are told in CSV, with NULL and an empty text apart', async () => {
    const { path } = await write(`select 'a,"b"' as "x y", '' as e, null as n, array[1.5, null] as l`, 'csv');

    expect(await readFile(path, 'utf8')).toBe('x y,e,n,l\n"a,""b""","",,"[1.5,null]"\n');
  });

  it('become Parquet in the types that all values fit', async () => {
    const { result } = await run();
    const { path } = await write(sql, 'parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(`select * from read_parquet('${path}')`);
    const first = reader.getRowsJson()[0] ?? [];

    expect(reader.columnTypes().map(String)).toEqual(values.map(([, , type]) => type));
    expect(first[3]).toBe('9007199254740993');
    expect(first[6]).toBe('1234567890123456.78');
    expect(first[13]).toBe(result.rows[0]?.[13]);
    expect(first[11]).toBe('2020-04-01 10:30:00+00');
    connection.closeSync();
    instance.closeSync();
  });

  it('become an Arrow stream, and say what was left out', async () => {
    const file = await write('select id from letters order by id', 'arrow');
    const table = tableFromIPC(await readFile(file.path));

    expect(file).toMatchObject({ rowCount: 5000, totalRows: 10_000, truncated: true });
    expect(table.numRows).toBe(5000);
    expect(table.getChildAt(0)?.get(4999)).toBe(4999n);
  });
});
