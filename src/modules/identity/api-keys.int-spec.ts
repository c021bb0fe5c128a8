import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthenticateAccessToken } from '#modules/identity';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { FixedClock, type StartedModule, startModule } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';

interface Options {
  readonly payload?: object | string;
  readonly headers?: Record<string, string>;
}

describe('API keys', () => {
  let app: StartedModule;
  let people = 0;
  const clock = new FixedClock(new Date().toISOString());

  beforeAll(async () => {
    app = await startModule(IdentityModule, {
      override: (builder) => realTokens(builder).overrideProvider(Clock).useValue(clock),
    });
  });
  afterAll(() => app.stop());

  const wanted = { name: 'nightly report', scopes: ['read', 'ask'] };
  const auth = authRequests(() => app);
  const send = (route: string, token = '', { payload, ...more }: Options = {}) =>
    auth(route, { token, body: payload, ...more });
  const register = async () => {
    const payload = { email: `lise${++people}@example.com`, password: 'correct horse battery staple' };
    return (await send('POST register', '', { payload })).body;
  };
  const make = async (token: string, payload: object = wanted) =>
    (await send('POST api-keys', token, { payload })).body;
  const profile = (token: string) => send('GET profile', token);
  const trade = (fields: Record<string, string>) =>
    send('POST token', '', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString(),
    });

  it('are shown once, and stand for their owner wherever a token does', async () => {
    const { accessToken, user } = await register();
    const made = await make(accessToken);

    expect(made).toMatchObject({
      ...wanted,
      key: expect.stringMatching(/^alm_[\w-]{43}$/),
      prefix: made.key.slice(0, 12),
      requestsPerMinute: 600,
    });
    expect((await profile(made.key)).body).toEqual(user);
    const { body } = await send('GET api-keys', accessToken);
    expect(body.items).toMatchObject([{ id: made.id, lastUsedAt: clock.now().toISOString() }]);
    expect(JSON.stringify(body)).not.toContain(made.key);
    expect(await app.published()).toContainEqual({
      type: 'identity.api-key-created',
      input: expect.objectContaining({ userId: user.id, apiKeyId: made.id, scopes: ['read', 'ask'] }),
    });
  });

  it('are stored nowhere', async () => {
    const { accessToken } = await register();
    const { key } = await make(accessToken);
    const [row] = await app
      .get(Database)
      .query<{ kept: string }>(`select string_agg(k::text, '') as kept from identity.api_key k`);
    const refused = await app.http({
      method: 'POST',
      url: '/api/v1/auth/api-keys',
      headers: { authorization: `Bearer ${accessToken}`, 'idempotency-key': 'once' },
      payload: wanted,
    });

    expect(row?.kept).not.toContain(key);
    expect(row?.kept).not.toContain(Buffer.from(key).toString('hex'));
    expect(refused.json()).toMatchObject({ status: 400, code: 'idempotency.secretAnswer' });
  });

  it('do what their scopes say, and never what is for people', async () => {
    const { accessToken } = await register();
    const asking = await make(accessToken, { name: 'x', scopes: ['ask'] });
    const all = await make(accessToken, { name: 'x', scopes: ['read', 'ask', 'write', 'manage'] });

    expect(await profile(asking.key)).toMatchObject({ status: 403, body: { code: 'auth.scopeMissing' } });
    for (const route of [
      'POST api-keys',
      'GET api-keys',
      'GET sessions',
      'DELETE sessions',
      'POST logout',
      'POST password/change',
    ])
      expect(await send(route, all.key, { payload: wanted }), route).toMatchObject({
        status: 403,
        body: { code: 'auth.sessionNeeded' },
      });
  });

  it('end when they are revoked, at once, and only by their owner', async () => {
    const { accessToken } = await register();
    const stranger = await register();
    const { id, key } = await make(accessToken);
    const { body: token } = await trade({ client_id: id, client_secret: key });
    expect((await profile(key)).status).toBe(200);
    expect((await profile(token.access_token)).status).toBe(200);

    expect((await send(`DELETE api-keys/${id}`, stranger.accessToken)).body.code).toBe(
      'identity.apiKeyNotFound',
    );
    expect((await send(`DELETE api-keys/${id}`, accessToken)).status).toBe(204);
    for (const one of [key, token.access_token])
      expect(await profile(one)).toMatchObject({ status: 401, body: { code: 'identity.invalidApiKey' } });
    expect((await send('GET api-keys', accessToken)).body.items).toEqual([]);
    expect((await send(`DELETE api-keys/${id}`, accessToken)).status).toBe(404);
  });

  it('are seen by the admins of their organisation, found, sorted and paged, and ended by them', async () => {
    const [ada, bob] = [await register(), await register()];
    const organizationId = randomUUID();
    const makeIn = async ({ accessToken }: { accessToken: string }, fields: object) => {
      const headers = { authorization: `Bearer ${accessToken}`, 'x-organization-id': organizationId };
      return (await send('POST api-keys', accessToken, { headers, payload: { ...wanted, ...fields } })).body;
    };
    await makeIn(ada, { name: 'Backup' });
    const { id, key } = await makeIn(bob, { name: 'archive', expiresInDays: 1 });
    await makeIn(ada, { name: 'Crawler' });
    await make(bob.accessToken);
    const tenant = `tenants/${organizationId}/api-keys`;
    const page = async (query: string) => (await send(`GET ${tenant}?${query}`, ada.accessToken)).body;
    const names = async (query: string) => (await page(query)).items.map((one: { name: string }) => one.name);

    const first = await page('sort=name&order=asc&limit=2');
    expect(first.items).toMatchObject([
      { id, owner: { id: bob.user.id, email: bob.user.email } },
      { name: 'Backup' },
    ]);
    expect(JSON.stringify(first)).not.toContain(key);
    expect(await names(`sort=name&order=asc&limit=2&cursor=${first.nextCursor}`)).toEqual(['Crawler']);
    expect((await page(`sort=createdAt&cursor=${first.nextCursor}`)).code).toBe('pagination.badCursor');
    expect(await names('search=ARCH')).toEqual(['archive']);
    expect(await names(`userId=${ada.user.id}&sort=name`)).toEqual(['Crawler', 'Backup']);
    expect(await names('sort=expiresAt&order=asc&limit=1')).toEqual(['archive']);
    await profile(key);
    expect(await names('sort=lastUsedAt&limit=1')).toEqual(['archive']);

    expect((await send(`DELETE tenants/${randomUUID()}/api-keys/${id}`, ada.accessToken)).status).toBe(404);
    expect((await send(`DELETE ${tenant}/${id}`, ada.accessToken)).status).toBe(204);
    expect((await profile(key)).body.code).toBe('identity.invalidApiKey');
    expect(await names('search=archive')).toEqual([]);
    expect(await app.published()).toContainEqual({
      type: 'identity.api-key-revoked',
      input: { userId: bob.user.id, organizationId, apiKeyId: id, actorId: ada.user.id },
    });
  });

  it('end when they expire, and are still listed then', async () => {
    const { accessToken } = await register();
    const { key } = await make(accessToken, { ...wanted, expiresInDays: 1 });
    const authenticate = () => app.queries.execute(new AuthenticateAccessToken({ accessToken: key }));
    await expect(authenticate()).resolves.toMatchObject({
      expiresAt: clock.now().getTime() + 86_400_000,
    });
    clock.advance(86_400);

    await expect(authenticate()).rejects.toMatchObject({ code: 'identity.invalidApiKey' });
    expect((await send('GET api-keys?status=expired', accessToken)).body.items).toHaveLength(1);
    expect((await send('GET api-keys?status=active', accessToken)).body.items).toEqual([]);
  });

  it('are traded for tokens with some of their scopes', async () => {
    const { accessToken, user } = await register();
    const { id, key, organizationId } = await make(accessToken);
    const { status, body } = await trade({ client_id: id, client_secret: key, scope: 'read' });

    expect({ status, body }).toEqual({
      status: 200,
      body: { access_token: expect.any(String), token_type: 'Bearer', expires_in: 900, scope: 'read' },
    });
    expect(
      await app.queries.execute(new AuthenticateAccessToken({ accessToken: body.access_token })),
    ).toMatchObject({ userId: user.id, apiKey: { apiKeyId: id, organizationId, scopes: ['read'] } });
    expect((await trade({ client_id: id, client_secret: key })).body.scope).toBe('read ask');
  });

  it.each([
    ['another key', { client_secret: `alm_${'x'.repeat(43)}` }, 'identity.invalidApiKey'],
    ['another id', { client_id: '00000000-0000-4000-8000-000000000009' }, 'identity.invalidApiKey'],
    ['a scope that it lacks', { scope: 'manage' }, 'identity.scopeNotGranted'],
  ])('are not traded for %s', async (_, fields, code) => {
    const { id, key } = await make((await register()).accessToken);

    expect(await trade({ client_id: id, client_secret: key, ...fields })).toMatchObject({
      body: { code },
    });
  });

  it('are at most fifty, however many are made at once', async () => {
    const { accessToken } = await register();
    const answers = await Promise.all(Array.from({ length: 55 }, () => make(accessToken)));

    expect(answers.filter(({ code }) => code === 'identity.tooManyApiKeys')).toHaveLength(5);
  });

  it.each([
    ['no name', { scopes: ['ask'] }, /name: /],
    ['no scope', { name: 'x', scopes: [] }, /scopes: /],
    ['a scope that does not exist', { name: 'x', scopes: ['root'] }, /scopes.0: .*"read".*"manage"/],
    ['no end', { name: 'x', scopes: ['ask'], expiresInDays: 0 }, /expiresInDays: /],
    ['no requests', { name: 'x', scopes: ['ask'], requestsPerMinute: 0 }, /requestsPerMinute: /],
  ])('with %s are refused', async (_, payload, detail) => {
    expect(await make((await register()).accessToken, payload)).toMatchObject({
      status: 400,
      detail: expect.stringMatching(detail),
    });
  });
});
