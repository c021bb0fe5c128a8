import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GetSchema } from '#modules/catalog';
import { builtinDataSourceId, GetLiveConnection } from '#modules/data-sources';
import { CancelQuery, GetCachedResult, GetQueue, RunQuery } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, someActor, startModule, stubQuery } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { DuckdbEngine } from './infra/duckdb-engine.js';
import { EngineSlots } from './infra/slots.js';
import { QueriesModule } from './queries.module.js';
import { noPolicies } from './testing/no-policies.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import { makeSampleSource } from './testing/sample-source.js';

/** For a loaded machine. */
const patience = 20_000;

/** A moment of work; the number makes it a new one. */
let number = 0;
const lasting = () => `select max(a.id * b.id % 7) as n, ${++number} as k from letters a, letters b`;
const endless = 'select max(a.id * b.id * c.id % 7) from letters a, letters b, letters c';

describe('equal statements', () => {
  const own = randomUUID();
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeAll(async () => {
    source = await makeSampleSource();
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) => builder.overrideProvider(ObjectStore).useValue(source.objects),
    });
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const actor = someActor();
  const run = (sql: string, more: { dataSourceId?: string; actor?: Actor; id?: string } = {}) =>
    app.commands.execute(new RunQuery({ actor, dataSourceId: own, sql, ...more }));
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error) => error.code,
    );
  const runs = () => vi.spyOn(app.get(DuckdbEngine), 'run');
  const running = () => app.get(EngineSlots).counts().running;

  it('that are asked at the same time run once', async () => {
    const ran = runs();
    const sql = lasting();
    const answers = await Promise.all([
      run(sql),
      run(sql),
      run(`  ${sql.replace(' from', '\n-- a comment\n FROM')};`),
    ]);

    expect(ran).toHaveBeenCalledTimes(1);
    expect(answers.map(({ timing }) => timing.cached).sort()).toEqual([false, true, true]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(3);
    for (const { result, cacheKey } of answers)
      expect({ result, cacheKey }).toEqual({ result: answers[0]?.result, cacheKey: answers[0]?.cacheKey });
  });

  it('of two organisations run twice, unless the data is everybody’s', async () => {
    const ran = runs();
    const [sql, other] = [lasting(), someActor()];
    const [, second] = await Promise.all([run(sql), run(sql, { actor: other })]);
    expect(ran).toHaveBeenCalledTimes(2);
    expect(second.timing.cached).toBe(false);
    await expect(
      app.queries.execute(new GetCachedResult({ actor, hash: second.cacheKey ?? '' })),
    ).rejects.toMatchObject({ code: 'queries.notCached' });

    const everybody = { dataSourceId: builtinDataSourceId };
    await Promise.all([run(sql, everybody), run(sql, { ...everybody, actor: other })]);
    expect(ran).toHaveBeenCalledTimes(3);
  });

  it('are cancelled one by one: who goes on has an answer', async () => {
    const sql = `${lasting()}, (from letters limit 5) c`;
    const [first, second] = [randomUUID(), randomUUID()];
    const asked = codeOf(run(sql, { id: first }));
    await vi.waitFor(() => expect(running()).toBe(1), patience);
    const [joined, gone] = [run(sql), codeOf(run(sql, { id: second }))];
    await vi.waitFor(async () => {
      const { statements } = await app.queries.execute(new GetQueue({ actor }));
      expect(statements).toHaveLength(3);
    });
    await app.commands.execute(new CancelQuery({ actor, id: second }));
    expect(await gone).toBe('queries.cancelled');
    await app.commands.execute(new CancelQuery({ actor, id: first }));

    expect(await asked).toBe('queries.cancelled');
    expect((await joined).result.rowCount).toBe(1);
  });

  it('leave the engine when all who asked have left', async () => {
    const ids = [randomUUID(), randomUUID()];
    const asked = ids.map((id) => codeOf(run(endless, { id })));
    await vi.waitFor(() => expect(running()).toBe(1), patience);
    for (const id of ids) await app.commands.execute(new CancelQuery({ actor, id }));

    expect(await Promise.all(asked)).toEqual(['queries.cancelled', 'queries.cancelled']);
    await vi.waitFor(() => expect(running()).toBe(0), { interval: 10, timeout: patience });
  });

  it('fail together', async () => {
    const ran = runs();
    const sql = `select ('x' || ${lasting().slice('select '.length)}`
      .replace('max(', '')
      .replace(') as n', ')::integer as n');
    const codes = await Promise.all([codeOf(run(sql)), codeOf(run(sql))]);

    expect(codes).toEqual(['queries.failed', 'queries.failed']);
    expect(ran).toHaveBeenCalledTimes(1);
  });

  it('are not shared when they answer differently every time', async () => {
    const ran = runs();
    await Promise.all([run('select random() as r'), run('select random() as r')]);

    expect(ran).toHaveBeenCalledTimes(2);
  });
});

describe('results of a live source', () => {
  const dataSourceId = randomUUID();
  const actor = someActor();
  let source: Awaited<ReturnType<typeof makePostgresqlSource>>;
  let app: StartedModule;

  const start = async (liveCacheSeconds: number) => {
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
          .useValue({ ...new QueriesConfig(), liveCacheSeconds }),
    });
  };
  afterEach(async () => {
    await app.stop();
    await source.remove();
  });
  const run = (sql: string) => app.commands.execute(new RunQuery({ actor, dataSourceId, sql }));

  it('are as new as the question when nothing else is said', async () => {
    await start(0);
    const sql = 'select count(*)::int from states';
    expect((await run(sql)).result.rows).toEqual([[50]]);
    await source.ask('delete from shop.states');

    expect((await run(sql)).result.rows).toEqual([[0]]);
  });

  it('are remembered for so long when it is said, and what is drawn by lot never', async () => {
    await start(1);
    const sql = 'select count(*)::int from states';
    expect((await run(sql)).timing.cached).toBe(false);
    await source.ask('delete from shop.states');
    expect((await run(sql)).timing.cached).toBe(true);

    expect((await run('select random()')).timing.cached).toBe(false);
    expect((await run('select random()')).timing.cached).toBe(false);
    await vi.waitFor(async () => expect((await run(sql)).result.rows).toEqual([[0]]), { timeout: 5000 });
  });
});
