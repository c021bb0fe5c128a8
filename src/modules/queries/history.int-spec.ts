import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtinDataSourceId, FindDependents, ListHiddenSources } from '#modules/data-sources';
import { OrganizationDeleted } from '#modules/organizations';
import {
  ForgetRun,
  GetQueryStats,
  GetQueryUsage,
  GetResultPage,
  ListRuns,
  MarkRun,
  QueriesExecuted,
  RunQuery,
  WriteQueryResult,
} from '#modules/queries';
import { type Actor, guestActor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Inquiries } from '#shared/messaging';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import { KnownRuns } from './infra/known-runs.js';
import { RunHistory } from './infra/run-history.js';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

describe('the history of queries', () => {
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;
  let actor: Actor;

  beforeAll(async () => {
    source = await makeSampleSource();
    app = await startModule(QueriesModule, {
      stubs: [...source.stubs, stubQuery(ListHiddenSources, () => [])],
      override: (builder) => builder.overrideProvider(ObjectStore).useValue(source.objects),
    });
  });
  beforeEach(() => {
    actor = someActor();
  });
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const run = (sql: string, more: Partial<RunQuery['input']> = {}) =>
    app.commands.execute(new RunQuery({ actor, dataSourceId: builtinDataSourceId, sql, ...more }));
  const list = async (more: Partial<ListRuns['input']> = {}) => {
    await app.get(RunHistory).flush();
    return await app.queries.execute(new ListRuns({ actor, limit: 50, ...more }));
  };
  const sqlOf = async (more: Partial<ListRuns['input']> = {}) =>
    (await list(more)).items.map(({ sql }) => sql);

  it('goes with its organisation', async () => {
    await run('from letters');
    expect(await sqlOf()).toHaveLength(1);
    await app.hear(new OrganizationDeleted({ organizationId: actor.organizationId }));

    expect(await sqlOf()).toEqual([]);
  });

  it('holds what was run, whatever it came to, newest first', async () => {
    const { id } = await run('select state from states where fips = ?', { parameters: ['01'], limit: 5 });
    await run(`select 'x'::integer as broken`).catch(() => undefined);
    await app.commands.execute(
      new WriteQueryResult({ actor, dataSourceId: builtinDataSourceId, sql: 'from letters', format: 'csv' }),
    );

    expect((await list()).items).toMatchObject([
      { sql: 'from letters', status: 'completed', rowCount: 10_000, totalRows: 10_000, cached: false },
      { sql: `select 'x'::integer as broken`, status: 'failed', code: 'queries.failed', rowCount: 0 },
      { id, dataVersion: 'v1', origin: 'sql', parameters: ['01'], rowCount: 1, favorite: false },
    ]);
    expect(await sqlOf({ status: 'failed' })).toEqual([`select 'x'::integer as broken`]);
  });

  it('is searched by words of the SQL, and comes in pages', async () => {
    for (const n of [1, 2, 3]) await run(`select ${n} as n, '100%' as share`);
    await run('select 4 as other');

    expect(await sqlOf({ search: '100% SELECT' })).toHaveLength(3);
    expect(await sqlOf({ search: '_' })).toEqual([]);
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ sql }) => sql)).toEqual(await sqlOf());
    expect(second.nextCursor).toBeUndefined();
  });

  it('holds the source of favourites, and names them to their owner', async () => {
    const { id } = await run('select state from states');
    await run('select 1 as other');
    await list();
    await app.commands.execute(new MarkRun({ actor, id, favorite: true }));
    const ask = (about: Partial<FindDependents['input']> = {}) =>
      app.get(Inquiries).ask(new FindDependents({ actor, dataSourceId: builtinDataSourceId, ...about }));
    const favorite = { kind: 'favorite-query', count: 1, holds: true, consequence: 'stops-working' };

    expect(await ask()).toEqual([{ ...favorite, items: [{ id, name: 'select state from states' }] }]);
    const colleague = someActor({ organizationId: actor.organizationId });
    expect(await ask({ actor: colleague })).toEqual([{ ...favorite, items: [] }]);
    expect(await ask({ names: [{ table: 'States', column: 'state' }] })).toHaveLength(1);
    expect(await ask({ names: [{ table: 'states', column: 'fips' }] })).toEqual([]);
    expect(await ask({ actor: someActor() })).toEqual([]);
  });

  it('keeps favourites, and forgets what its owner wants forgotten', async () => {
    const { id } = await run('select 1 as loved');
    await run('select 2 as other');
    await list();
    await app.commands.execute(new MarkRun({ actor, id, favorite: true }));

    expect(await sqlOf({ favorite: true })).toEqual(['select 1 as loved']);
    expect(await sqlOf({ favorite: false })).toEqual(['select 2 as other']);
    for (const stranger of [someActor(), { ...actor, userId: randomUUID() }]) {
      const unknown = { code: 'queries.unknownRun' };
      const forget = new ForgetRun({ actor: stranger, id });
      await expect(app.commands.execute(forget)).rejects.toMatchObject(unknown);
      const mark = new MarkRun({ actor: stranger, id, favorite: false });
      await expect(app.commands.execute(mark)).rejects.toMatchObject(unknown);
    }
    await app.commands.execute(new ForgetRun({ actor, id }));
    expect(await sqlOf()).toEqual(['select 2 as other']);
  });

  it('is of one person, and of no guest', async () => {
    await run('select 1 as mine');
    await run('select 1 as guests', { actor: guestActor });

    expect(await sqlOf({ actor: { ...actor, userId: randomUUID() } })).toEqual([]);
    expect(await sqlOf({ actor: guestActor })).toEqual([]);
  });

  it('gives results again that this process knows nothing of', async () => {
    const { id } = await run('select id from letters order by id', { limit: 3 });
    await list();
    const known = vi.spyOn(app.get(KnownRuns), 'find').mockReturnValue(undefined);

    const page = await app.queries.execute(new GetResultPage({ actor, id, limit: 10 }));
    expect(page).toMatchObject({ rows: [[0], [1], [2]], totalRows: 10_000, truncated: true });
    const foreign = new GetResultPage({ actor: someActor(), id, limit: 10 });
    await expect(app.queries.execute(foreign)).rejects.toMatchObject({ code: 'queries.unknownRun' });
    known.mockRestore();
  });

  it('tells how statements did, by source and by user', async () => {
    const other = { ...actor, userId: randomUUID() };
    const sql = `select count(*) as "${randomUUID()}" from letters`;
    await run(sql);
    await run(sql);
    await run(`select 'x'::integer`, { actor: other }).catch(() => undefined);
    await list();
    const stats = await app.queries.execute(new GetQueryStats({ actor, hours: 1 }));

    expect(stats).toMatchObject({ statements: 3, failed: 1, cached: 1, cacheHitRatio: 0.5 });
    expect(stats.p99Ms).toBeGreaterThanOrEqual(stats.p50Ms);
    expect(stats.bySource).toMatchObject([{ dataSourceId: builtinDataSourceId, statements: 3 }]);
    expect(stats.byUser).toMatchObject([
      { userId: actor.userId, statements: 2, failed: 0 },
      { userId: other.userId, statements: 1, failed: 1 },
    ]);
    const times = stats.slowest.map(({ executeMs }) => executeMs);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('counts what was used, also of runs that are forgotten', async () => {
    const { id } = await run('select id from letters', { limit: 7 });
    await list();
    await app.commands.execute(new ForgetRun({ actor, id }));
    await run('select 1 as one');
    await list();
    const { organizationId } = actor;

    expect((await app.queries.execute(new GetQueryUsage({ organizationId, days: 1 }))).days).toMatchObject([
      { statements: 2, failed: 0, rows: 8 },
    ]);
  });

  it('is announced as completed or failed, a batch at a time', async () => {
    const { id } = await run('select 1 as told');
    await run(`select 'x'::integer as told_too`).catch(() => undefined);
    await list();

    const told = (await app.published()).flatMap(({ type, input }) =>
      type === QueriesExecuted.type ? (input as QueriesExecuted['input']).queries : [],
    );
    expect(told.filter(({ userId }) => userId === actor.userId)).toMatchObject([
      { queryId: id, organizationId: actor.organizationId, status: 'completed', rowCount: 1 },
      { status: 'failed', code: 'queries.failed', rowCount: 0 },
    ]);
  });

  it('is written some times a second, however busy it is', async () => {
    await list();
    const writing = vi.spyOn(app.get(Database), 'transaction');
    const since = performance.now();
    for (let n = 0; performance.now() - since < 500; n++) await run(`select ${n} as busy`);
    const times = writing.mock.calls.length;
    writing.mockRestore();

    expect(times).toBeLessThanOrEqual(1 + (performance.now() - since) / 200);
    expect(times).toBeGreaterThan(0);
  });

  it('is written once, whoever asks for it meanwhile', async () => {
    await run('select 1 as once');
    const history = app.get(RunHistory);
    await Promise.all([history.flush(), history.flush()]);
    const { organizationId } = actor;

    expect((await app.queries.execute(new GetQueryUsage({ organizationId, days: 1 }))).days).toMatchObject([
      { statements: 1 },
    ]);
  });

  it('waits for a database that is away', async () => {
    const away = vi.spyOn(app.get(Database), 'transaction').mockRejectedValue(new Error('away'));
    await run('select 1 as patient');
    expect(await sqlOf()).toEqual([]);
    away.mockRestore();

    expect(await sqlOf()).toEqual(['select 1 as patient']);
  });

  it('is asked over HTTP', async () => {
    const { id } = await run('select 1 as over_http');
    await list();
    const ask = (method: 'GET' | 'PUT' | 'DELETE', url: string, who = actor) =>
      app.http({ method, url: `/api/v1/${url}`, headers: signedInAs(who) });

    expect((await ask('PUT', `history/queries/${id}/favorite`)).statusCode).toBe(204);
    const page = await ask('GET', 'history/queries?favorite=true&search=over_http');
    expect(page.json()).toMatchObject({ items: [{ id, favorite: true }] });
    expect((await ask('DELETE', `history/queries/${id}/favorite`)).statusCode).toBe(204);
    expect((await ask('DELETE', `history/queries/${id}`)).statusCode).toBe(204);
    expect((await ask('DELETE', `history/queries/${id}`)).statusCode).toBe(404);
    expect((await ask('GET', 'query/stats')).json()).toMatchObject({ statements: 0, slowest: [] });
    expect((await ask('GET', 'query/usage')).json()).toMatchObject({ days: [{ statements: 1 }] });
    expect((await ask('GET', 'query/stats', someActor({ role: 'user' }))).statusCode).toBe(403);
  });
});
