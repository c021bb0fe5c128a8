import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { RunQuery, WriteQueryResult } from '#modules/queries';
import { someActor } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { openDuckdb } from './testing/open-source.js';

describe('a result that is looked at before it is written', () => {
  let source: Awaited<ReturnType<typeof openDuckdb>>;
  beforeAll(async () => {
    source = await openDuckdb(QueriesModule);
  });
  afterAll(async () => {
    await source.app.stop();
    await source.remove();
  });

  const input = { actor: someActor(), dataSourceId: builtinDataSourceId };
  const write = (sql: string, format: 'csv' | 'ndjson' | 'parquet', limit?: number) => {
    const limited = limit === undefined ? {} : { limit };
    return source.app.commands.execute(new WriteQueryResult({ ...input, sql, format, ...limited }));
  };
  const linesOf = async (sql: string, format: 'csv' | 'ndjson', limit?: number) =>
    (await readFile((await write(sql, format, limit)).path, 'utf8')).replace(/\n$/, '').split('\n');

  it.each([
    [
      'values that are told as they are',
      `(1::bigint, 0.1::double), (null, null), (-9007199254740991, 1e300), (7, -0.5)`,
    ],
    ['an integer that is not', `(1::bigint, 0.1::double), (9007199254740993, 2.5)`],
    ['a double that is not', `(1::bigint, 0.1::double), (2, 'nan'::double), (3, '-inf'::double)`],
  ])('says in NDJSON what it says in JSON: %s', async (_, values) => {
    const sql = `select * from (values ${values}) t(n, d)`;
    const { result } = await source.app.commands.execute(new RunQuery({ ...input, sql }));
    const rows = (await linesOf(sql, 'ndjson')).map((line) => Object.values(JSON.parse(line)));

    expect(rows).toEqual(result.rows);
  });

  it('says in CSV what every double is', async () => {
    expect(await linesOf(`select unnest([0.1, 1e300, null])::double as d`, 'csv')).toEqual([
      'd',
      '0.1',
      '1e+300',
      '',
    ]);
    expect((await linesOf(`select unnest([1, 'nan'::double]) as d`, 'csv')).slice(1)).toEqual(['1.0', 'NaN']);
  });

  it.each([
    ['fewer rows than may be', 200_000, { rowCount: 100_000, totalRows: 100_000, truncated: false }],
    ['as many', 100_000, { rowCount: 100_000, totalRows: 100_000, truncated: false }],
    ['more', 99_999, { rowCount: 99_999, totalRows: 100_000, truncated: true }],
    ['none wanted', 0, { rowCount: 0, totalRows: 100_000, truncated: true }],
  ])('tells how much it is: %s', async (_, limit, extent) => {
    const sql = 'select a.id, b.letter from letters a, letters b where b.id < 10';

    expect(await write(sql, 'parquet', limit)).toMatchObject(extent);
  });

  it('keeps the order that the statement has', async () => {
    const lines = await linesOf(
      'select a.id from letters a, letters b where b.id < 10 order by a.id desc, b.id',
      'csv',
    );

    expect(lines.length).toBe(100_001);
    expect(lines.slice(1)).toEqual(lines.slice(1).toSorted((a, b) => Number(b) - Number(a)));
  });

  it('is written all the same when looking takes too long', async () => {
    const sql =
      'select max(a.id * b.id % 7) as most, count(*)::integer as n from letters a, letters b, (from letters limit 2) c';

    expect(await linesOf(sql, 'ndjson')).toEqual(['{"most":6,"n":200000000}']);
  });

  it('is never larger than it may be, though its rows are drawn by lot', async () => {
    const sql = 'select id from letters where random() < 0.5';
    for (let round = 0; round < 5; round++)
      expect((await write(sql, 'csv', 5000)).rowCount).toBeLessThanOrEqual(5000);
  });
});
