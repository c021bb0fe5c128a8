import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { RunQuery } from '#modules/queries';
import { guestActor } from '#shared/contracts';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, someActor, startModule } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

describe('queries', () => {
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeAll(async () => {
    source = await makeSampleSource();
    const settings = {
      ...new QueriesConfig(),
      timeLimitSeconds: 2,
      maxRows: 5000,
      countSeconds: 0.2,
      memoryMb: 40,
    };
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) =>
        builder
          .overrideProvider(ObjectStore)
          .useValue(source.objects)
          .overrideProvider(QueriesConfig)
          .useValue(settings),
    });
  });
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const actor = someActor();
  const run = (sql: string, more: Partial<RunQuery['input']> = {}) =>
    app.commands.execute(new RunQuery({ actor, dataSourceId: builtinDataSourceId, sql, ...more }));
  const post = (payload: object) => app.http({ method: 'POST', url: '/api/v1/query/execute', payload });

  it('remembers an answer, and none that may change', async () => {
    const sql = 'select count(*) as remembered from states';

    expect((await run(sql)).timing.cached).toBe(false);
    expect((await run(sql)).timing.cached).toBe(true);
    expect((await run(sql, { actor: someActor() })).timing.cached).toBe(true);
    await run('select random() as r');
    expect((await run('select random() as r')).timing.cached).toBe(false);
  });

  it('keeps what it remembers of other sources inside the organisation', async () => {
    const own = { dataSourceId: '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f' };
    const sql = 'select 1 as secret';
    await run(sql, own);

    expect((await run(sql, own)).timing.cached).toBe(true);
    expect((await run(sql, { ...own, actor: someActor() })).timing.cached).toBe(false);
  });

  it('says so when there are too many rows to count', async () => {
    const { result } = await run('select a.id, b.id, c.id from letters a, letters b, letters c', {
      limit: 1,
    });

    expect(result).toMatchObject({ rowCount: 1, truncated: true, totalRowsAtLeast: true });
  });

  it('counts what it does not show, in little memory', async () => {
    const { result } = await run('select a.id, b.letter from letters a, letters b where a.id < 20', {
      limit: 2,
    });

    expect(result).toMatchObject({ rowCount: 2, totalRows: 200_000, truncated: true });
    expect(result.columns.map(({ name }) => name)).toEqual(['id', 'letter']);
  });

  it('fails a statement that needs too much memory, alone', async () => {
    const huge = 'select count(*) from (select distinct a.id, b.id from letters a, letters b)';

    await expect(run(huge)).rejects.toMatchObject({ code: 'queries.outOfMemory', kind: 'limit' });
    expect((await run('select count(*) as after from letters')).result.rows).toEqual([[10_000]]);
  });

  it('stops what runs when the process grows too large', async () => {
    const sizes = vi.spyOn(process.memoryUsage, 'rss').mockReturnValue(Number.MAX_SAFE_INTEGER);
    const long = 'select max(a.id * b.id * c.id % 11) from letters a, letters b, letters c';

    await expect(run(long)).rejects.toMatchObject({ code: 'queries.outOfMemory' });
    sizes.mockRestore();
  });

  it('takes parameters, and the right number of them', async () => {
    const sql = 'select state from state_population where year = ? and fips = ? and population > ?';

    expect((await run(sql, { parameters: [2020, '07', 0.5] })).result.rows).toEqual([['State 7']]);
    await expect(run(sql, { parameters: [2020] })).rejects.toMatchObject({
      code: 'queries.wrongParameters',
      details: { expected: 3, given: 1 },
    });
  });

  it.each([
    'select popluation from state_population',
    'select p.popluation from state_population p',
    'select * exclude (popluation) from state_population',
    'select state from state_population order by popluation',
  ])('names an unknown column and the nearest ones: %s', async (sql) => {
    await expect(run(sql)).rejects.toMatchObject({
      code: 'queries.unknownColumn',
      kind: 'invalid',
      details: { column: 'popluation', nearest: expect.arrayContaining(['population']) },
    });
  });

  it.each([
    ["select 'x'::integer", 'queries.failed', 'Could not convert'],
    ['select sum(state) from states', 'queries.failed', 'sum'],
    ['select state, count(*) from states', 'queries.failed', 'GROUP BY'],
    ['select 1 from', 'queries.notOneSelect', 'syntax error'],
    ['', 'queries.notOneSelect', 'empty'],
    ['select 1; select 2', 'queries.notOneSelect', '2 statements'],
    ['delete from states', 'queries.notOneSelect', 'another kind'],
  ])('%s is %s', async (sql, code, words) => {
    await expect(run(sql)).rejects.toMatchObject({
      code,
      kind: 'invalid',
      message: expect.stringContaining(words),
    });
  });

  it('answers a guest over HTTP, on the built-in source by default', async () => {
    const response = await post({ sql: 'select fips from states order by 1', limit: 2 });

    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      dataSourceId: builtinDataSourceId,
      result: { columns: [{ name: 'fips', type: 'text' }], rows: [['00'], ['01']], totalRows: 50 },
      timing: { cached: false },
    });
    expect(guestActor.kind).toBe('guest');
  });

  it('answers a refusal with a problem', async () => {
    const response = await post({ sql: "select * from read_csv('/etc/passwd')" });

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      code: 'queries.refused',
      detail: expect.stringContaining('read_csv'),
    });
  });
});
