import { randomUUID } from 'node:crypto';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GetUser, RegisterUser } from '#modules/identity';
import { ListOrganizations } from '#modules/organizations';
import { AppError } from '#shared/errors';
import { httpAdapter, setUpHttp } from '#shared/http';
import { freePort } from '#shared/private-postgres';
import { SilentProgress } from '#shared/progress';
import { HttpTransport, MessageTokens } from '#shared/remote';
import { createTestDatabase, makeTestFolder, testCore, testSecrets } from '#shared/testing';
import { AppModule } from '../../src/app.module.js';

const secret = 'only-our-processes';
const tokens = new MessageTokens(secret);

interface Part {
  readonly here: string;
  readonly port: number;
  readonly elsewhere: ReadonlyMap<string, string>;
}

describe('two modules in two processes on one database, callers unchanged', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let identity: NestFastifyApplication;
  let organizations: NestFastifyApplication;
  let organizationsUrl: string;

  /** What ALMANAC_MODULES and ALMANAC_REMOTE_MODULES would say. */
  const startPart = async ({ here, port, elsewhere }: Part) => {
    const options = {
      core: testCore({ dataFolder: folder.path, databaseUrl: database.url, modules: [here] }),
      databaseUrl: database.url,
      secrets: testSecrets(),
      progress: new SilentProgress(),
    };
    const root = AppModule.with(options, { modules: elsewhere, secret, acceptedSecrets: [] });
    const compiled = await Test.createTestingModule({ imports: [root] }).compile();
    const app = compiled.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await setUpHttp(app).listen(port, '127.0.0.1');
    return app;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await makeTestFolder();
    const [one, other] = [await freePort(), await freePort()];
    organizationsUrl = `http://127.0.0.1:${other}`;
    identity = await startPart({
      here: 'identity',
      port: one,
      elsewhere: new Map([
        ['billing', organizationsUrl],
        ['governance', organizationsUrl],
        ['organizations', organizationsUrl],
      ]),
    });
    organizations = await startPart({
      here: 'organizations',
      port: other,
      elsewhere: new Map([
        ['billing', `http://127.0.0.1:${one}`],
        ['governance', `http://127.0.0.1:${one}`],
        ['identity', `http://127.0.0.1:${one}`],
      ]),
    });
  });
  afterAll(async () => {
    await identity.close();
    await organizations.close();
    await database.drop();
    await folder.remove();
  });

  const register = () =>
    organizations.get(CommandBus).execute(
      new RegisterUser({
        email: `${randomUUID()}@example.com`,
        password: 'a long pass phrase',
        name: 'Ada',
        client: { address: '192.0.2.1', userAgent: '' },
      }),
    );

  it('answers commands and queries across the wire', async () => {
    const { user } = await register();

    await expect(
      organizations.get(QueryBus).execute(new GetUser({ userId: user.id })),
    ).resolves.toMatchObject({
      name: 'Ada',
    });
  });

  it('carries an event of one process to the subscribers of the other', async () => {
    const { user, accessToken } = await register();

    await vi.waitFor(
      async () => {
        const response = await organizations.inject({
          url: '/api/v1/users/organizations',
          headers: { authorization: `Bearer ${accessToken}` },
        });
        expect(response.statusCode, response.payload).toBe(200);
        expect(response.json().items).toHaveLength(1);
      },
      { timeout: 20_000 },
    );
    await expect(
      identity.get(QueryBus).execute(
        new ListOrganizations({
          actor: { kind: 'user', userId: user.id, organizationId: randomUUID(), role: 'user' },
        }),
      ),
    ).resolves.toHaveLength(1);
  });

  it('throws the very error of the other process', async () => {
    const asking = organizations.get(QueryBus).execute(new GetUser({ userId: randomUUID() }));

    await expect(asking).rejects.toBeInstanceOf(AppError);
    await expect(asking).rejects.toMatchObject({
      kind: 'not-found',
      code: expect.stringMatching(/^identity[.]/),
    });
  });

  it('opens to our own processes only', async () => {
    const stranger = new HttpTransport({ baseUrl: organizationsUrl, tokens: new MessageTokens('guess') });

    await expect(stranger.request(ListOrganizations.type, {})).rejects.toMatchObject({
      code: 'host.unknownCaller',
    });
  });

  it('does not answer for a module that is not there', async () => {
    const caller = new HttpTransport({ baseUrl: organizationsUrl, tokens });

    await expect(caller.request('catalog.get-schema', {})).rejects.toMatchObject({
      code: 'host.unknownMessage',
    });
  });

  it('says so when the other process is gone', async () => {
    const nobody = new HttpTransport({ baseUrl: 'http://127.0.0.1:1', tokens });

    await expect(nobody.request(GetUser.type, {})).rejects.toMatchObject({
      code: 'remote.unreachable',
      kind: 'unavailable',
    });
  });
});
