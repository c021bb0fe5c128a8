import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GetFile } from '#modules/files';
import { GetRowRules } from '#modules/governance';
import { LiveDatabasesConfig } from '#shared/live-databases';
import {
  noMariadb,
  type StartedModule,
  signedInAs,
  someActor,
  startMariadb,
  startModule,
  stubQuery,
} from '#shared/testing';
import { DataSourcesModule } from './data-sources.module.js';

describe.skipIf(noMariadb)(
  `a live MariaDB as a data source${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
  () => {
    const actor = someActor();
    let app: StartedModule;
    let server: Awaited<ReturnType<typeof startMariadb>>;
    let connection: object;

    beforeAll(async () => {
      server = await startMariadb();
      const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
      connection = { host, port: Number(port), database: pathname.slice(1), user, password, tls: 'off' };
      app = await startModule(DataSourcesModule, {
        stubs: [
          stubQuery(GetRowRules, () => ({ key: '', tables: [] })),
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
    const connect = (changes: object = {}) =>
      http('POST', '', { name: 'Shop', kind: 'mysql', connection: { ...connection, ...changes } });

    it('is connected to, changed and looked at', async () => {
      const response = await connect();
      expect(response.json()).toMatchObject({ kind: 'mysql', status: 'loading', connection: { tls: 'off' } });
      expect(response.json().connection).not.toHaveProperty('schema');

      const path = `/${response.json().id}`;
      const changed = await http('PATCH', path, { connection });
      expect(changed.json()).toMatchObject({ kind: 'mysql', status: 'loading' });
      expect((await http('POST', `${path}/health-check`, {})).json()).toMatchObject({ healthy: true });
    });

    it.each([
      ['a wrong password', { password: 'wrong' }, 400, 'live-databases.rejected'],
      ['a database there is not', { database: 'nowhere' }, 400, 'data-sources.noSuchSchema'],
      ['a database of the system', { database: 'information_schema' }, 400, 'data-sources.noSuchSchema'],
      ['a port nobody listens at', { port: 1 }, 503, 'live-databases.unreachable'],
      ['a server without TLS where TLS is asked for', { tls: 'verified' }, 400, 'live-databases.rejected'],
    ])('is not stored with %s', async (...[, changes, status, code]) => {
      expect((await connect(changes)).json()).toMatchObject({ status, code });
    });
  },
);
