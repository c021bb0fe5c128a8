import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import {
  GetResultFile,
  GetResultPage,
  type ResultFormat,
  RunQuery,
  WriteQueryResult,
} from '#modules/queries';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, someActor, startModule } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

/** A value of every kind, how CSV tells it, and what Parquet makes of its type. */
const values = [
  ['null::integer', '', 'INTEGER'],
  ['true', 'true', 'BOOLEAN'],
  [`'it''s, "quoted"'`, `"it's, ""quoted"""`, 'VARCHAR'],
  [`''`, '""', 'VARCHAR'],
  ['7::tinyint', '7', 'TINYINT'],
  ['9007199254740991', '9007199254740991', 'BIGINT'],
  ['9007199254740992', '9007199254740992', 'BIGINT'],
  ['-9223372036854775808', '-9223372036854775808', 'BIGINT'],
  ['18446744073709551615::ubigint', '18446744073709551615', 'UBIGINT'],
  [
    '12345678901234567890123456789012345678::hugeint',
    '12345678901234567890123456789012345678',
    'DECIMAL(38,0)',
  ],
  ['340282366920938463463374607431768211455::uhugeint', '340282366920938463463374607431768211455', 'VARCHAR'],
  ['1.50', '1.50', 'DECIMAL(3,2)'],
  ['(-0.07)::decimal(4,2)', '-0.07', 'DECIMAL(4,2)'],
  ['12.5::decimal(38,10)', '12.5000000000', 'DECIMAL(38,10)'],
  ['1234567890123456.78', '1234567890123456.78', 'DECIMAL(18,2)'],
  ['0.1::double + 0.2::double', '0.30000000000000004', 'DOUBLE'],
  ['0.1::float', '0.10000000149011612', 'FLOAT'],
  [`'nan'::double`, 'NaN', 'DOUBLE'],
  [`'-inf'::double`, '-Infinity', 'DOUBLE'],
  [`date '2020-04-01'`, '2020-04-01', 'DATE'],
  [`'infinity'::date`, 'infinity', 'DATE'],
  [`timestamp '2020-04-01 12:30:00'`, '2020-04-01T12:30:00', 'TIMESTAMP'],
  [`timestamp '1969-12-31 23:59:59.25'`, '1969-12-31T23:59:59.25', 'TIMESTAMP'],
  [`timestamp_ns '2020-04-01 12:30:00.123456789'`, '2020-04-01T12:30:00.123456789', 'TIMESTAMP_NS'],
  [`'2020-04-01 12:30:00+02'::timestamptz`, '2020-04-01T10:30:00Z', 'TIMESTAMP WITH TIME ZONE'],
  [`time '12:30:00'`, '12:30:00', 'TIME'],
  [`timetz '12:30:00+02'`, '12:30:00+02', 'VARCHAR'],
  [`interval '14 months 3 days 4 hours 5.5 seconds'`, 'P1Y2M3DT4H5.5S', 'VARCHAR'],
  [`interval '-1 days -90 minutes -5.000001 seconds'`, 'P-1DT-1H-30M-5.000001S', 'VARCHAR'],
  [`interval '0 days'`, 'PT0S', 'VARCHAR'],
  [`'\\x01\\xFF'::blob`, 'Af8=', 'BLOB'],
  [`['a', null]`, '"[""a"",null]"', 'VARCHAR[]'],
  [`[9007199254740993, 1]`, '"[""9007199254740993"",1]"', 'BIGINT[]'],
  [`array_value(1.5::double, 'nan'::double)`, '"[1.5,""NaN""]"', 'DOUBLE[]'],
  [
    `{'a': 1, 'b c': [date '2020-01-01'], 'at': timestamptz '2020-01-01 00:00:00+00'}`,
    '"{""a"":1,""b c"":[""2020-01-01""],""at"":""2020-01-01T00:00:00Z""}"',
    'STRUCT("a" INTEGER, "b c" DATE[], "at" TIMESTAMP WITH TIME ZONE)',
  ],
  ['null::struct(a integer)', '', 'STRUCT("a" INTEGER)'],
  [
    `map {'k': 9007199254740993}`,
    '"[{""key"":""k"",""value"":""9007199254740993""}]"',
    'MAP(VARCHAR, BIGINT)',
  ],
  [`'b'::enum('a', 'b')`, 'b', 'VARCHAR'],
  [`uuid '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f'`, '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f', 'VARCHAR'],
  [`'{"a": 1}'::json`, '"{""a"": 1}"', 'VARCHAR'],
] as const;

describe('results', () => {
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeAll(async () => {
    source = await makeSampleSource();
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) =>
        builder
          .overrideProvider(ObjectStore)
          .useValue(source.objects)
          .overrideProvider(QueriesConfig)
          .useValue({
            ...new QueriesConfig(),
            maxRows: 150_000,
            countSeconds: 0.5,
            memoryMb: 200,
            resultFileMb: 5,
          }),
    });
  });
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const actor = someActor();
  const input = (sql: string) => ({ actor, dataSourceId: builtinDataSourceId, sql });
  const run = (sql: string, more: Partial<RunQuery['input']> = {}) =>
    app.commands.execute(new RunQuery({ ...input(sql), ...more }));
  const write = (sql: string, format: ResultFormat, more: Partial<RunQuery['input']> = {}) =>
    app.commands.execute(new WriteQueryResult({ ...input(sql), ...more, format }));
  const page = (id: string, more: Partial<GetResultPage['input']> = {}) =>
    app.queries.execute(new GetResultPage({ actor, id, limit: 1000, ...more }));
  const textOf = async (sql: string, format: ResultFormat) =>
    await readFile((await write(sql, format)).path, 'utf8');

  const textOfValues = async (sql: string, parameters: string[]) =>
    await readFile((await write(sql, 'ndjson', { parameters })).path, 'utf8');

  describe('of every kind of value', () => {
    const sql = `select ${values.map(([expression], index) => `${expression} as v${index}`).join(', ')}`;
    const askDuckdb = async (question: string) => {
      const instance = await DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      const reader = await connection.runAndReadAll(question);
      const answer = { rows: reader.getRows(), types: reader.columnTypes().map(String) };
      connection.closeSync();
      instance.closeSync();
      return answer;
    };

    it('say the same in NDJSON as in JSON', async () => {
      const { result } = await run(sql);
      const [line = ''] = (await textOf(sql, 'ndjson')).split('\n');

      expect(Object.values(JSON.parse(line))).toEqual(result.rows[0]);
      expect((await write(sql, 'ndjson')).columns).toEqual(result.columns);
    });

    it('say the same in pages as in JSON', async () => {
      const { id, result } = await run(sql);

      expect(await page(id)).toMatchObject({ rows: result.rows, columns: result.columns, firstRow: 0 });
    });

    it.each(values.map(([expression, csv], index) => ({ expression, csv, index })))(
      'CSV tells $expression as $csv',
      async ({ expression, csv }) => {
        expect(await textOf(`select ${expression} as v, 1 as w`, 'csv')).toBe(`v,w\n${csv},1\n`);
      },
    );

    it('come back from Parquet', async () => {
      const { path } = await write(sql, 'parquet');
      const { types, rows } = await askDuckdb(`select * from read_parquet('${path}')`);
      const columns = values.map((_, index) => `"v${index}" is not distinct from e${index}`);
      const kept = values
        .map(([expression, csv, type], index) =>
          type === 'VARCHAR' && !expression.startsWith(`'it`) && expression !== `''`
            ? `'${csv.replaceAll(/^"|"$/g, '').replaceAll('""', '"')}' as e${index}`
            : `(${expression})::${type} as e${index}`,
        )
        .join(', ');
      const same = await askDuckdb(
        `select ${columns.join(', ')} from read_parquet('${path}'), (select ${kept})`,
      );

      expect(types).toEqual(values.map(([, , type]) => type));
      expect(rows).toHaveLength(1);
      expect(same.rows[0]).toEqual(values.map(() => true));
    });

    it('come back from an Arrow stream', async () => {
      const table = tableFromIPC(await readFile((await write(sql, 'arrow')).path));
      const cell = (expression: string) => {
        const index = values.findIndex(([one]) => one === expression);
        return { type: String(table.schema.fields[index]?.type), value: table.getChildAt(index)?.get(0) };
      };

      expect(table.numRows).toBe(1);
      expect(cell('null::integer')).toEqual({ type: 'Int32', value: null });
      expect(cell('-9223372036854775808')).toEqual({ type: 'Int64', value: -9223372036854775808n });
      expect(cell('18446744073709551615::ubigint').value).toBe(18446744073709551615n);
      expect(cell('12345678901234567890123456789012345678::hugeint').type).toBe('Decimal[38e0]');
      expect(String(cell('1234567890123456.78').value)).toBe('123456789012345678');
      expect(cell(`'nan'::double`)).toEqual({ type: 'Float64', value: Number.NaN });
      expect(cell(`date '2020-04-01'`)).toEqual({ type: 'Date32<DAY>', value: Date.UTC(2020, 3, 1) });
      expect(cell(`'2020-04-01 12:30:00+02'::timestamptz`)).toEqual({
        type: 'Timestamp<MICROSECOND, UTC>',
        value: Date.UTC(2020, 3, 1, 10, 30),
      });
      expect(cell(`'\\x01\\xFF'::blob`).value).toEqual(new Uint8Array([1, 255]));
      expect(cell(`['a', null]`).value.toJSON()).toEqual(['a', null]);
      expect(cell(`interval '14 months 3 days 4 hours 5.5 seconds'`).value).toBe('P1Y2M3DT4H5.5S');
    });
  });

  it.each(['csv', 'ndjson', 'parquet', 'arrow'] as const)('say as %s how much they show', async (format) => {
    const sql = 'select id from letters order by id desc';

    expect(await write(sql, format)).toMatchObject({ rowCount: 10_000, totalRows: 10_000, truncated: false });
    expect(await write(sql, format, { limit: 3 })).toMatchObject({
      rowCount: 3,
      totalRows: 10_000,
      truncated: true,
    });
    expect(await write(`${sql}, letter limit 0`, format)).toMatchObject({ rowCount: 0, totalRows: 0 });
  });

  it('are not written beyond the size that a file may have', async () => {
    const sql = `select lpad('', 100, 'x') || a.id as a, lpad('', 100, 'y') || b.id as b from letters a, letters b`;

    await expect(write(sql, 'csv')).rejects.toMatchObject({ code: 'queries.resultTooLarge' });
  });

  it('say so when there are too many rows to count', async () => {
    const sql = 'select max(c.id) as m from letters a, letters b, letters c group by a.id, b.id, c.id % 100';
    const { truncated, totalRowsAtLeast } = await write(
      `select 1 from letters a, letters b, letters c`,
      'csv',
      {
        limit: 5,
      },
    );

    expect({ truncated, totalRowsAtLeast }).toEqual({ truncated: true, totalRowsAtLeast: true });
    await expect(write(sql, 'csv')).rejects.toMatchObject({ code: 'queries.outOfMemory' });
  });

  it('keep the order of the statement, names that occur twice and the values given', async () => {
    const sql = 'select id, letter as "ID", 1 as "2020" from letters order by 1 desc -- last first;';
    const { path, columns } = await write(sql, 'ndjson', { limit: 2 });

    expect(await readFile(path, 'utf8')).toBe(
      '{"id":9999,"ID:1":"P","2020":1}\n{"id":9998,"ID:1":"O","2020":1}\n',
    );
    expect(columns.map(({ name }) => name)).toEqual(['id', 'ID', '2020']);
    expect(await textOfValues('select $1 as a, $1 || 1 as b', ['x"y'])).toBe('{"a":"x\\"y","b":"x\\"y1"}\n');
  });

  it.each([
    `select ';' as a;`,
    'select 1 as a; -- done;',
    'with t as (select 1 as a) select * from t;;',
    'select 1 as a /* ; */ ;',
    '/* first */ values (1);',
  ])('are written of a statement however it ends: %s', async (sql) => {
    expect((await write(sql, 'csv')).rowCount).toBe(1);
  });

  it('come in pages of one execution', async () => {
    const { id } = await run('select id, letter from letters order by id', { limit: 25 });
    const first = await page(id, { limit: 10 });
    const second = await page(id, { limit: 10, cursor: first.nextCursor });
    const last = await page(id, { limit: 10, cursor: second.nextCursor });

    expect(first).toMatchObject({ firstRow: 0, rowCount: 25, totalRows: 10_000, truncated: true });
    expect([...first.rows, ...second.rows, ...last.rows].map(([cell]) => cell)).toEqual(
      Array.from({ length: 25 }, (_, index) => index),
    );
    expect(last).toMatchObject({ firstRow: 20 });
    expect(last.nextCursor).toBeUndefined();
  });

  it('belong to one organisation, and a made-up cursor to none', async () => {
    const { id } = await run('select id from letters');
    const forged = Buffer.from(JSON.stringify({ at: 3, row: 1 })).toString('base64url');

    await expect(page(id, { actor: someActor() })).rejects.toMatchObject({ code: 'queries.unknownRun' });
    await expect(
      app.queries.execute(new GetResultFile({ actor: someActor(), id, format: 'csv' })),
    ).rejects.toMatchObject({ code: 'queries.unknownRun' });
    await expect(page(id, { cursor: forged })).rejects.toMatchObject({ code: 'pagination.badCursor' });
  });

  it.each([
    [`select case when id = 9000 then 'x' else '1' end::integer as n from letters`, 'queries.failed'],
    [`select popluation from state_population`, 'queries.unknownColumn'],
    [`select * from read_csv('/etc/passwd')`, 'queries.refused'],
  ])('are not written of %s', async (sql, code) => {
    await expect(write(sql, 'csv')).rejects.toMatchObject({ code });
  });

  it('are streamed over HTTP with what they hold, or refused as a type that nobody knows', async () => {
    const ask = (accept: string) =>
      app.http({
        method: 'POST',
        url: '/api/v1/query/execute',
        payload: { sql: 'select fips, state from states order by fips', limit: 2 },
        headers: { accept },
      });
    const csv = await ask('text/csv;q=0.9, application/xml');

    expect(csv.body).toBe('fips,state\n00,State 0\n01,State 1\n');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-shown-rows': '2',
      'x-total-rows': '50',
      'x-truncated': 'true',
      'x-data-version': 'v1',
    });
    const again = await app.http({
      url: `/api/v1/query/results/${csv.headers['x-query-id']}`,
      headers: { accept: 'application/x-ndjson' },
    });
    expect(again.body).toBe('{"fips":"00","state":"State 0"}\n{"fips":"01","state":"State 1"}\n');
    const rows = await app.http({ url: `/api/v1/query/results/${csv.headers['x-query-id']}?limit=1` });
    expect(rows.json()).toMatchObject({ rows: [['00', 'State 0']], rowCount: 2, totalRows: 50, firstRow: 0 });
    expect((await ask('application/vnd.apache.parquet')).rawPayload.subarray(0, 4).toString()).toBe('PAR1');
    expect((await ask('image/png')).json()).toMatchObject({ code: 'http.notAcceptable', status: 406 });
  });
});
