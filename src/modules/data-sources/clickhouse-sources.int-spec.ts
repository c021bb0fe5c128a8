import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GetFile } from '#modules/files';
import { LiveDatabasesConfig } from '#shared/live-databases';
import {
  noClickhouse,
  type StartedModule,
  signedInAs,
  someActor,
  startClickhouse,
  startModule,
  stubQuery,
} from '#shared/testing';
import { DataSourcesModule } from './data-sources.module.js';

describe.skipIf(noClickhouse)(
  `a live ClickHouse as a data source${noClickhouse ? ` (skipped: ${noClickhouse})` : ''}`,
  () => {
    const actor = someActor();
    let app: StartedModule;
    let server: Awaited<ReturnType<typeof startClickhouse>>;
    let connection: object;

    beforeAll(async () => {
      server = await startClickhouse();
      const { hostname: host, port, username: user, password } = new URL(server.url);
      connection = { host, port: Number(port), database: 'almanac', user, password, tls: 'off' };
      app = await startModule(DataSourcesModule, {
        stubs: [
          stubQuery(GetFile, () => {
            throw new Error('No file is asked for.');
          }),
        ],
        override: (builder) => builder.overrideProvider(LiveDatabasesConfig).useValue({ allowPrivate: 'on' }),
      });
    });
    afterAll(async () => {
      await app.stop();
      await server.stop();
    });

    const http = (method: 'POST' | 'PATCH', path: string, payload: object) =>
      app.http({ method, url: `/api/v1/data-sources${path}`, headers: signedInAs(actor), payload });
    const connect = (changes: object = {}, more: object = {}) =>
      http('POST', '', {
        name: 'Shop',
        kind: 'clickhouse',
        connection: { ...connection, ...changes },
        ...more,
      });

    it('is connected to, changed and looked at', async () => {
      const response = await connect();
      expect(response.json()).toMatchObject({ kind: 'clickhouse', mode: 'live', status: 'loading' });

      const path = `/${response.json().id}`;
      expect((await http('PATCH', path, { connection })).json()).toMatchObject({ status: 'loading' });
      expect((await http('POST', `${path}/health-check`, {})).json()).toMatchObject({ healthy: true });
    });

    it('is not copied', async () => {
      expect((await connect({}, { mode: 'imported' })).json()).toMatchObject({
        status: 400,
        code: 'data-sources.notCopied',
      });
    });

    it.each([
      ['a wrong password', { password: 'wrong' }, 400, 'live-databases.rejected'],
      ['a database there is not', { database: 'nowhere' }, 400, 'live-databases.rejected'],
      ['a database of the system', { database: 'system' }, 400, 'data-sources.noSuchSchema'],
      ['a port nobody listens at', { port: 1 }, 503, 'live-databases.unreachable'],
      ['a server without TLS where TLS is asked for', { tls: 'verified' }, 400, 'live-databases.rejected'],
    ])('is not stored with %s', async (...[, changes, status, code]) => {
      expect((await connect(changes)).json()).toMatchObject({ status, code });
    });
  },
);
