import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  customFetch,
  genericGrantRequest,
  None,
} from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedModule, startModule } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';

const password = 'correct horse battery staple';

describe('the token endpoint', () => {
  let app: StartedModule;
  let accessToken: string;
  let userId: string;
  let key: { id: string; key: string };

  beforeAll(async () => {
    app = await startModule(IdentityModule, { override: realTokens });
    const registered = await post('register', { email: 'ada@example.com', password });
    accessToken = registered.body.accessToken;
    userId = registered.body.user.id;
    key = (await post('api-keys', { name: 'nightly', scopes: ['read', 'ask'] }, bearer(accessToken))).body;
  });
  afterAll(() => app.stop());

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const send = authRequests(() => app);
  const post = (path: string, body: object | string, headers: Record<string, string> = {}) =>
    send(`POST ${path}`, { body, headers });
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    post('token', new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
  const credentials = { grant_type: 'client_credentials' };

  /** A client of other people's making, which takes nothing but what the RFC says. */
  function client(auth: ClientAuth): Configuration {
    const server = { issuer: 'http://almanac.test', token_endpoint: 'http://almanac.test/api/v1/auth/token' };
    const configuration = new Configuration(server, key.id, undefined, auth);
    allowInsecureRequests(configuration);
    configuration[customFetch] = async (url, { method, headers, body }) => {
      const payload = String(body);
      const answer = await app.http({
        method: method as 'POST',
        url: new URL(url).pathname,
        headers,
        payload,
      });
      return new Response(answer.body, {
        status: answer.statusCode,
        headers: { 'content-type': String(answer.headers['content-type']) },
      });
    };
    return configuration;
  }

  it('is understood by other people’s clients, by HTTP Basic or in the form', async () => {
    for (const auth of [ClientSecretBasic, ClientSecretPost])
      expect(await clientCredentialsGrant(client(auth(key.key)), { scope: 'read' })).toMatchObject({
        token_type: 'bearer',
        scope: 'read',
      });

    const tokens = await genericGrantRequest(client(None()), 'password', {
      username: 'ada@example.com',
      password,
    });
    expect(tokens.refresh_token).toEqual(expect.any(String));
  });

  it.each([
    ['invalid_client', 401, { secret: 'alm_wrong', scope: 'read' }],
    ['invalid_scope', 400, { secret: undefined, scope: 'manage' }],
  ])('has its refusals understood too: %s', async (error, status, { secret, scope }) => {
    const asked = clientCredentialsGrant(client(ClientSecretPost(secret ?? key.key)), { scope });

    await expect(asked).rejects.toMatchObject({ error, status });
  });

  it.each([
    [
      'a wrong password',
      { grant_type: 'password', username: 'ada@example.com', password: 'x' },
      'invalid_grant',
    ],
    ['a made-up refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant'],
    ['a grant that it does not know', { grant_type: 'implicit' }, 'unsupported_grant_type'],
    ['no grant', {}, 'invalid_request'],
    ['half a request', { grant_type: 'password', username: 'ada@example.com' }, 'invalid_request'],
  ] as const)('refuses %s with a 400', async (_, fields, error) => {
    expect(await form(fields)).toMatchObject({
      status: 400,
      body: { error, error_description: expect.any(String), code: expect.stringContaining('.') },
      headers: { 'content-type': expect.stringMatching(/^application\/json/), 'cache-control': 'no-store' },
    });
  });

  it('asks who the client is by HTTP Basic', async () => {
    expect(await form(credentials)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', code: 'identity.clientMissing' },
      headers: { 'www-authenticate': 'Basic realm="almanac"' },
    });
    expect(await form(credentials, basic(`${key.id}:alm_wrong`))).toMatchObject({ status: 401 });
    expect(await form(credentials, basic('no colon'))).toMatchObject({ status: 401 });
    expect(await form(credentials, basic('%:%'))).toMatchObject({ status: 401 });
    expect((await form(credentials, basic(`${key.id}:${key.key}`))).status).toBe(200);
  });

  it('takes a client that says who it is in one way, and not in two', async () => {
    const twice = await form({ ...credentials, client_id: key.id }, basic(`${key.id}:${key.key}`));

    expect(twice).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('overlooks the empty client of programs that fill in a form', async () => {
    const fields = { grant_type: 'password', username: 'ada@example.com', password };

    expect((await form(fields, basic(':'))).status).toBe(200);
  });

  describe('and what it gave', () => {
    it('is told good or not, to somebody who has signed in', async () => {
      const mine = await post('validate', {}, bearer(accessToken));
      expect(mine).toMatchObject({ status: 200, body: { valid: true, userId, secondFactor: false } });
      const ofKey = (await post('validate', { token: key.key }, bearer(accessToken))).body;
      expect(ofKey).toEqual({
        valid: true,
        userId,
        secondFactor: false,
        apiKeyId: key.id,
        organizationId: expect.any(String),
        scopes: ['read', 'ask'],
        expiresAt: expect.any(String),
      });
      for (const token of ['x', 'alm_x', `${accessToken}x`])
        expect((await post('validate', { token }, bearer(accessToken))).body).toEqual({ valid: false });
      expect((await post('validate', { token: key.key })).status).toBe(401);
    });

    it('says whose it is, and where', async () => {
      const answer = await app.http({ url: '/api/v1/auth/user', headers: bearer(accessToken) });

      expect(answer.json()).toMatchObject({
        id: userId,
        email: 'ada@example.com',
        organizationId: expect.any(String),
        role: expect.any(String),
      });
    });
  });
});
