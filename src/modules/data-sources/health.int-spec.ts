import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataSourceHealthChanged } from '#modules/data-sources';
import { GetFile } from '#modules/files';
import { GetRowRules } from '#modules/governance';
import { Clock } from '#shared/clock';
import { Jobs } from '#shared/jobs';
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
import { checkAllHealth } from './use-cases/check-all-health.js';

describe('the health of live sources', () => {
  const actor = someActor();
  let app: StartedModule;
  let clock: FixedClock;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let connection: Record<string, unknown>;

  beforeEach(async () => {
    clock = new FixedClock('2026-03-01T12:00:00Z');
    database = await createTestDatabase({ empty: true });
    const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
    connection = {
      ...{ host, port: Number(port), database: pathname.slice(1), user },
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

  const as = (someone: typeof actor) => async (method: 'GET' | 'POST', path: string, payload?: object) =>
    (
      await app.http({
        method,
        url: `/api/v1/data-sources${path}`,
        headers: signedInAs(someone),
        ...(payload && { payload }),
      })
    ).json();
  const http = as(actor);
  const connect = async (): Promise<string> =>
    (await http('POST', '', { name: 'Shop', kind: 'postgresql', connection })).id;
  const changes = async () =>
    (await app.published()).filter(({ type }) => type === DataSourceHealthChanged.type);
  const checkAll = async () => {
    await app.get(Jobs).add(checkAllHealth, {});
    await app.jobs.runAll();
  };
  const breakDown = async () => {
    await database.drop();
    clock.advance(300);
  };
  const rejected = { code: 'live-databases.rejected', message: expect.any(String) };

  it('is unknown at first, then what was found', async () => {
    const id = await connect();
    expect(await http('GET', `/${id}/health`)).toEqual({ state: 'unknown', history: [] });

    expect(await http('POST', `/${id}/health-check`)).toEqual({
      healthy: true,
      latencyMs: expect.any(Number),
    });

    expect(await http('GET', `/${id}/health`)).toEqual({
      state: 'healthy',
      checkedAt: '2026-03-01T12:00:00.000Z',
      history: [{ state: 'healthy', since: '2026-03-01T12:00:00.000Z' }],
    });
    expect(await changes()).toEqual([]);
  });

  it('is looked at every few minutes; a change is remembered and told once', async () => {
    const id = await connect();
    await checkAll();
    await breakDown();
    await checkAll();
    await checkAll();

    expect(await http('GET', `/${id}/health`)).toEqual({
      state: 'unhealthy',
      checkedAt: '2026-03-01T12:05:00.000Z',
      history: [
        { state: 'unhealthy', since: '2026-03-01T12:05:00.000Z', problem: rejected },
        { state: 'healthy', since: '2026-03-01T12:00:00.000Z' },
      ],
    });
    expect(await changes()).toEqual([
      {
        type: DataSourceHealthChanged.type,
        input: {
          dataSourceId: id,
          organizationId: actor.organizationId,
          state: 'unhealthy',
          since: '2026-03-01T12:05:00.000Z',
          problem: rejected,
        },
      },
    ]);
    database = await createTestDatabase({ empty: true });
  });

  it('is told to its owner alone', async () => {
    const id = await connect();

    for (const [method, path] of [
      ['GET', 'health'],
      ['POST', 'health-check'],
    ] as const)
      expect(await as(someActor())(method, `/${id}/${path}`)).toMatchObject({ status: 404 });
  });

  it('can be tried before anything is stored', async () => {
    const test = (changed: object) =>
      http('POST', '/test', { kind: 'postgresql', connection: { ...connection, ...changed } });

    expect(await test({})).toEqual({ healthy: true, latencyMs: expect.any(Number) });
    expect(await test({ password: 'wrong' })).toMatchObject({ healthy: false, problem: rejected });
    expect(await test({ schema: 'nowhere' })).toMatchObject({
      healthy: false,
      problem: { code: 'data-sources.noSuchSchema' },
    });
    expect(await test({ port: 'x' })).toMatchObject({ status: 400, code: 'http.invalidRequest' });
    expect((await http('GET', '')).items).toEqual([]);
  });
});
