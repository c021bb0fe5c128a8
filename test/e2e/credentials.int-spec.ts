import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningAlmanac, runAlmanac } from './running-almanac.js';

const inside = '203.0.113.7';
const outside = '198.51.100.7';

/** What an organisation demands of whatever one is signed in with, asked of a whole server behind a proxy. */
describe('an organisation', () => {
  let almanac: RunningAlmanac;
  let people = 0;

  beforeAll(async () => {
    vi.stubEnv('TRUST_PROXY', 'on');
    almanac = await runAlmanac();
  });
  afterAll(async () => {
    await almanac.stop();
    vi.unstubAllEnvs();
  });

  const from = async (
    address: string,
    route: string,
    { token = '', body = undefined as object | undefined },
  ) => {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${almanac.address}/api/v1${path}`, {
      method,
      headers: {
        'x-forwarded-for': address,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const ofOwner = async () => {
    const account = { email: `ada${++people}@example.com`, password: 'correct horse battery staple' };
    const { accessToken: token } = (await almanac.request('POST /auth/register', account)).body;
    const { body } = await almanac.request('POST /organizations', { name: 'Analytical Engines' }, token);
    const make = async (scopes: string[]) => {
      const headers = { 'x-organization-id': body.id, authorization: `Bearer ${token}` };
      const response = await fetch(`${almanac.address}/api/v1/auth/api-keys`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'nightly', scopes }),
      });
      return (await response.json()) as { id: string; key: string };
    };
    return { token, path: `/organizations/${body.id}`, id: body.id as string, make };
  };
  const networks = (...given: string[]) => ({ networks: given.map((network) => ({ network })) });

  it('is worked in from its networks alone, whatever one is signed in with, at once', async () => {
    const { token, path, make } = await ofOwner();
    const { id, key } = await make(['read', 'manage']);
    const trade = { grant_type: 'client_credentials', client_id: id, client_secret: key };
    const traded = await fetch(`${almanac.address}/api/v1/auth/token`, {
      method: 'POST',
      body: new URLSearchParams(trade),
    });
    const { access_token: ofKey } = await traded.json();
    const scim = (await almanac.request(`POST ${path}/scim-tokens`, {}, token)).body.token;
    const all = [
      [`GET ${path}`, token],
      [`GET ${path}`, key],
      [`GET ${path}`, ofKey],
      [`POST ${path}/transfer`, token],
      ['GET /scim/v2/Users', scim],
    ];
    const statuses = async (address: string) => {
      const answers = all.map(([route = '', credential = '']) =>
        from(address, route, { token: credential, ...(route.startsWith('POST') && { body: {} }) }),
      );
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses(outside)).toEqual([200, 200, 200, 400, 200]);

    const body = networks('203.0.113.9/24', '2001:DB8::/32', '203.0.113.0/24');
    expect(await from(inside, `PUT ${path}/networks`, { token, body })).toEqual({
      status: 200,
      body: { items: [{ network: '203.0.113.0/24' }, { network: '2001:db8::/32' }] },
    });
    expect(await statuses(outside)).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses(inside)).toEqual([200, 200, 200, 400, 200]);
    expect(await statuses('2001:db8:9::1')).toEqual([200, 200, 200, 400, 200]);
    expect((await from(outside, `GET ${path}`, { token })).body).toMatchObject({
      code: 'auth.networkNotAllowed',
      details: { address: outside },
    });
    expect((await from(outside, 'GET /users/organizations', { token })).status).toBe(200);

    await from(inside, `PUT ${path}/networks`, { token, body: networks() });
    expect(await statuses(outside)).toEqual([200, 200, 200, 400, 200]);
  });

  it('cannot be closed to the admin who closes it, nor to networks that are none', async () => {
    const { token, path } = await ofOwner();
    const set = (body: object) => from(inside, `PUT ${path}/networks`, { token, body });

    expect((await set(networks('198.51.100.0/24'))).body).toMatchObject({
      status: 400,
      code: 'organizations.networksWithoutYou',
      detail: expect.stringContaining(inside),
    });
    expect((await set(networks('203.0.113.0/24', 'office'))).body).toMatchObject({
      status: 400,
      code: 'organizations.invalidNetwork',
      detail: expect.stringContaining('networks.1.network'),
    });
    expect((await from(inside, `GET ${path}/networks`, { token })).body).toEqual({ items: [] });
  });

  it('that demands a second factor takes API keys that were made after one was shown', async () => {
    const { token, path, make } = await ofOwner();
    const weak = await make(['read']);
    const { secret } = (await almanac.request('POST /auth/mfa/totp', {}, token)).body;
    await almanac.request('POST /auth/mfa/totp/confirm', { code: await generate({ secret }) }, token);
    const strong = await make(['read']);
    await almanac.request(`PATCH ${path}/security`, { secondFactorRequired: true }, token);

    expect((await almanac.request(`GET ${path}`, undefined, strong.key)).status).toBe(200);
    expect((await almanac.request(`GET ${path}`, undefined, weak.key)).body).toMatchObject({
      status: 403,
      code: 'auth.keyWithoutSecondFactor',
    });
    const { items } = (
      await almanac.request(
        `GET ${path.replace('/organizations', '/auth/tenants')}/api-keys`,
        undefined,
        token,
      )
    ).body;
    expect(items).toMatchObject([
      { id: strong.id, secondFactor: true },
      { id: weak.id, secondFactor: false },
    ]);
  });
});
