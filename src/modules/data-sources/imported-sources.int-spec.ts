import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DataSourceRefreshRequested,
  GetLiveConnection,
  MarkReady,
  ReportLoaded,
} from '#modules/data-sources';
import { GetFile } from '#modules/files';
import { GetRowRules } from '#modules/governance';
import { Clock } from '#shared/clock';
import { LiveDatabasesConfig } from '#shared/live-databases';
import {
  createTestDatabase,
  FixedClock,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubQuery,
} from '#shared/testing';
import { DataSourcesModule } from './data-sources.module.js';
import { RefreshDue } from './use-cases/refresh-due.js';

describe('a database that is imported', () => {
  const actor = someActor();
  let clock: FixedClock;
  let app: StartedModule;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let connection: object;

  beforeEach(async () => {
    clock = new FixedClock('2026-01-01T00:30:00.000Z');
    database = await createTestDatabase({ empty: true });
    const owner = new Client(database.url);
    await owner.connect();
    await owner.query('create table orders (id integer, note text, changed timestamptz)');
    await owner.end();
    const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
    connection = {
      host,
      port: Number(port),
      database: pathname.slice(1),
      user,
      password: decodeURIComponent(password),
      tls: 'off',
    };
    app = await startModule(DataSourcesModule, {
      stubs: [
        stubQuery(GetRowRules, () => ({ key: '', tables: [] })),
        stubQuery(GetFile, () => {
          throw new Error('No file is asked for.');
        }),
      ],
      override: (builder) =>
        builder
          .overrideProvider(LiveDatabasesConfig)
          .useValue({ allowPrivate: 'on' })
          .overrideProvider(Clock)
          .useValue(clock),
    });
  });
  afterEach(async () => {
    await app.stop();
    await database.drop();
  });

  const http = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object) => {
    const url = `/api/v1/data-sources${path}`;
    return (await app.http({ method, url, headers: signedInAs(actor), ...(payload && { payload }) })).json();
  };
  const create = (changes: object = {}) =>
    http('POST', '', { name: 'Shop', kind: 'postgresql', mode: 'imported', connection, ...changes });
  const answers = async (dataSourceId: string, version = 'v1') => {
    const report = { tables: [], changes: [] };
    await app.commands.execute(new ReportLoaded({ dataSourceId, version, report }));
    await app.commands.execute(new MarkReady({ dataSourceId, version }));
  };
  const requested = async () =>
    (await app.published()).filter(({ type }) => type === DataSourceRefreshRequested.type);

  it('says how it is copied and when, and is told to be', async () => {
    const source = await create({
      schedule: '0 3 * * *',
      incremental: { orders: 'changed' },
      keepVersions: 3,
      checks: { maxRowLossPercent: 10, unique: [{ table: 'orders', columns: ['id'] }] },
    });

    const copy = {
      incremental: { orders: 'changed' },
      keepVersions: 3,
      checks: { maxRowLossPercent: 10, unique: [{ table: 'orders', columns: ['id'] }] },
    };
    expect(source).toMatchObject({
      mode: 'imported',
      status: 'loading',
      copy,
      schedule: '0 3 * * *',
      nextRefreshAt: '2026-01-01T03:00:00.000Z',
    });
    expect(await app.published()).toMatchObject([{ input: { kind: 'postgresql', mode: 'imported' } }]);
    const stored = await app.queries.execute(new GetLiveConnection({ dataSourceId: source.id }));
    expect(stored.copy).toEqual(copy);
  });

  it('is copied as usual when nothing is said', async () => {
    expect((await create()).copy).toEqual({
      incremental: {},
      keepVersions: 5,
      checks: { maxRowLossPercent: 50, unique: [] },
    });
  });

  it.each([
    ['a schedule that is none', { schedule: 'hourly' }, 'schedule'],
    ['seconds in its schedule', { schedule: '0 0 3 * * *' }, 'schedule'],
    ['a table there is not', { tables: ['nowhere'] }, 'tables'],
    ['a column there is not', { incremental: { orders: 'gone' } }, 'incremental.orders'],
    ['a column that does not grow', { incremental: { orders: 'note' } }, 'incremental.orders'],
    [
      'a key of columns there are not',
      { checks: { unique: [{ table: 'orders', columns: ['x'] }] } },
      'checks.unique',
    ],
    ['no version to keep', { keepVersions: 0 }, 'keepVersions'],
    ['settings of copies though it is live', { mode: 'live', keepVersions: 3 }, 'keepVersions'],
    ['a mode that is none', { mode: 'half' }, 'mode'],
  ])('is not stored with %s', async (...[, changes, field]) => {
    const refused = await create(changes);

    expect(refused).toMatchObject({ status: 400 });
    expect(JSON.stringify(refused)).toContain(field);
    expect((await http('GET', '')).items).toEqual([]);
  });

  it('is read once more when its schedule says so, once however often one looks', async () => {
    const { id } = await create({ schedule: '0 * * * *' });
    await answers(id);
    const look = () => app.get(RefreshDue).run();

    await look();
    expect(await requested()).toEqual([]);
    clock.advance(2.6 * 3600);
    await Promise.all([look(), look()]);

    expect(await requested()).toMatchObject([{ input: { dataSourceId: id, mode: 'imported' } }]);
    expect(await http('GET', `/${id}`)).toMatchObject({
      status: 'loading',
      version: 'v1',
      nextRefreshAt: '2026-01-01T04:00:00.000Z',
    });
  });

  it('is left alone at its moment while it is still being read', async () => {
    const { id } = await create({ schedule: '0 * * * *' });
    clock.advance(1800);
    await app.get(RefreshDue).run();

    expect(await requested()).toEqual([]);
    expect(await http('GET', `/${id}`)).toMatchObject({ nextRefreshAt: '2026-01-01T02:00:00.000Z' });
  });

  it('can be told to be read otherwise', async () => {
    const { id } = await create({ schedule: '0 * * * *' });
    await answers(id);

    expect(
      await http('PATCH', `/${id}`, { schedule: null, incremental: { orders: 'changed' } }),
    ).toMatchObject({
      copy: { incremental: { orders: 'changed' }, keepVersions: 5 },
      status: 'ready',
    });
    expect(await http('GET', `/${id}`)).not.toHaveProperty('schedule');
    expect(await http('PATCH', `/${id}`, { incremental: { orders: 'gone' } })).toMatchObject({
      code: 'data-sources.notInDatabase',
    });
    await http('POST', `/${id}/refresh`, { whole: true, unchecked: true });
    expect(await requested()).toMatchObject([{ input: { whole: true, unchecked: true } }]);
  });

  it('has nothing to say about copies when it is live, but may have a schedule', async () => {
    const { id, mode } = await create({ mode: 'live', schedule: '0 * * * *' });

    expect(mode).toBe('live');
    expect(await http('PATCH', `/${id}`, { keepVersions: 2 })).toMatchObject({
      code: 'data-sources.notImported',
    });
  });
});
