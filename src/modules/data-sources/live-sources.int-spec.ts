import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataSourceRefreshRequested, GetLiveConnection } from '#modules/data-sources';
import { GetFile } from '#modules/files';
import { GetRowRules } from '#modules/governance';
import { Database } from '#shared/database';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { Secrets, unseal } from '#shared/secrets';
import {
  createTestDatabase,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubQuery,
  testSecrets,
} from '#shared/testing';
import { DataSourcesModule } from './data-sources.module.js';
import { DataSourceRepository } from './infra/data-source.repository.js';
import { SealAnew } from './use-cases/seal-anew.js';

describe('a live data source', () => {
  const actor = someActor();
  let app: StartedModule;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let connection: {
    host: string;
    port: number;
    database: string;
    user: string;
    password: string;
    tls: string;
  };

  beforeEach(async () => {
    database = await createTestDatabase({ empty: true });
    const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
    connection = {
      host,
      port: Number(port),
      database: pathname.slice(1),
      user,
      password: decodeURIComponent(password),
      tls: 'off',
    };
    app = await start('on');
  });
  afterEach(async () => {
    await app.stop();
    await database.drop();
  });

  const start = (allowPrivate: 'on' | 'off') =>
    startModule(DataSourcesModule, {
      stubs: [
        stubQuery(GetRowRules, () => ({ key: '', tables: [] })),
        stubQuery(GetFile, () => {
          throw new Error('No file is asked for.');
        }),
      ],
      override: (builder) => builder.overrideProvider(LiveDatabasesConfig).useValue({ allowPrivate }),
    });
  const http = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
    app.http({
      method,
      url: `/api/v1/data-sources${path}`,
      headers: signedInAs(actor),
      ...(payload && { payload }),
    });
  const connect = (changes: object = {}) =>
    http('POST', '', { name: 'Shop', kind: 'postgresql', connection: { ...connection, ...changes } });
  const types = async () => (await app.published()).map(({ type }) => type.split('.')[1]);

  it('is connected to, stored and read behind the answer', async () => {
    const response = await connect();

    expect(response.statusCode).toBe(202);
    const { password: _, ...told } = connection;
    expect(response.json()).toEqual({
      id: expect.any(String),
      name: 'Shop',
      kind: 'postgresql',
      mode: 'live',
      status: 'loading',
      fileIds: [],
      connection: { ...told, schema: 'public' },
      createdAt: expect.any(String),
    });
    expect(await app.published()).toEqual([
      {
        type: 'data-sources.data-source-created',
        input: {
          dataSourceId: response.json().id,
          organizationId: actor.organizationId,
          kind: 'postgresql',
          mode: 'live',
          fileIds: [],
        },
      },
    ]);
  });

  it('never gives its password back, and keeps it sealed', async () => {
    const { id } = (await connect()).json();

    for (const path of ['', `/${id}`])
      expect((await http('GET', path)).body).not.toMatch(/"(sealedP|p)assword"/);
    const rows = await app.get(Database).query('select * from data_sources.data_source');
    expect(JSON.stringify(rows)).not.toContain(`"${connection.password}"`);
    const { sealedPassword } = await app.queries.execute(new GetLiveConnection({ dataSourceId: id }));
    expect(unseal(testSecrets().encryptionKey, sealedPassword, id)).toBe(connection.password);
  });

  it('has its password sealed anew when the key was changed', async () => {
    const { id } = (await connect()).json();
    const sources = app.get(DataSourceRepository);
    const { encryptionKey, ...keys } = testSecrets();
    const changed = { ...keys, encryptionKey: randomBytes(32) };

    await new SealAnew(
      new Secrets({ ...changed, previousEncryptionKey: encryptionKey }),
      sources,
    ).onApplicationBootstrap();

    const { sealedPassword } = await app.queries.execute(new GetLiveConnection({ dataSourceId: id }));
    expect(new Secrets(changed).unseal(sealedPassword, id)).toBe(connection.password);
    const strange = new Secrets({ ...keys, encryptionKey, previousEncryptionKey: randomBytes(32) });
    await expect(new SealAnew(strange, sources).onApplicationBootstrap()).rejects.toThrow('neither');
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, 400, 'live-databases.rejected'],
    ['a database there is not', { database: 'nowhere' }, 400, 'live-databases.rejected'],
    ['a port nobody listens at', { port: 1 }, 503, 'live-databases.unreachable'],
    ['a schema there is not', { schema: 'nowhere' }, 400, 'data-sources.noSuchSchema'],
    ['a server without TLS where TLS is asked for', { tls: 'verified' }, 400, 'live-databases.rejected'],
    ['a port that is none', { port: 70_000 }, 400, 'http.invalidRequest'],
    ['no user', { user: '' }, 400, 'http.invalidRequest'],
  ])('is not stored with %s', async (...[, changes, status, code]) => {
    const response = await connect(changes);

    expect(response.json()).toMatchObject({ status, code });
    expect(response.body).not.toContain(`"${connection.password}"`);
    expect((await http('GET', '')).json().items).toEqual([]);
  });

  it('is not connected to at a private address, unless the server allows it', async () => {
    await app.stop();
    app = await start('off');

    for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '10.0.0.1', '[::1]'])
      expect((await connect({ host })).json()).toMatchObject({ status: expect.any(Number) });
    expect((await connect()).json()).toMatchObject({ status: 400, code: 'live-databases.refusedAddress' });
  });

  it('is connected to anew, password included, and then read once more', async () => {
    const { id } = (await connect()).json();
    const owner = new Client(database.url);
    await owner.connect();
    await owner.query('create schema shop');
    await owner.end();

    const refused = await http('PATCH', `/${id}`, { connection: { ...connection, password: undefined } });
    expect(refused.json()).toMatchObject({ status: 400, code: 'http.invalidRequest' });
    const wrong = await http('PATCH', `/${id}`, { connection: { ...connection, password: 'wrong' } });
    expect(wrong.json()).toMatchObject({ status: 400, code: 'live-databases.rejected' });
    const changed = await http('PATCH', `/${id}`, {
      name: 'Better',
      connection: { ...connection, schema: 'shop' },
    });

    expect(changed.json()).toMatchObject({
      name: 'Better',
      status: 'loading',
      connection: { schema: 'shop' },
    });
    expect((await app.published()).at(-1)).toMatchObject({
      type: DataSourceRefreshRequested.type,
      input: { dataSourceId: id, kind: 'postgresql' },
    });
  });

  it('tells whether it answers now', async () => {
    const { id } = (await connect()).json();
    const health = async () => (await http('POST', `/${id}/health-check`)).json();

    expect(await health()).toEqual({ healthy: true, latencyMs: expect.any(Number) });
    await database.drop();
    expect(await health()).toMatchObject({ healthy: false, problem: { code: 'live-databases.rejected' } });
    database = await createTestDatabase({ empty: true });
  });

  it('is removed by its owner alone', async () => {
    const { id } = (await connect()).json();
    const foreign = { url: `/api/v1/data-sources/${id}`, headers: signedInAs(someActor()) };

    for (const method of ['GET', 'DELETE'] as const)
      expect((await app.http({ method, ...foreign })).statusCode).toBe(404);
    const check = { method: 'POST', ...foreign, url: `${foreign.url}/health-check` } as const;
    expect((await app.http(check)).statusCode).toBe(404);
    const change = { method: 'PATCH', ...foreign, payload: { connection } } as const;
    expect((await app.http(change)).statusCode).toBe(404);
    expect((await http('DELETE', `/${id}`)).statusCode).toBe(204);
    expect(await types()).toEqual(['data-source-created', 'data-source-removed']);
    await expect(
      app.queries.execute(new GetLiveConnection({ dataSourceId: randomUUID() })),
    ).rejects.toMatchObject({ code: 'data-sources.notFound' });
  });
});
