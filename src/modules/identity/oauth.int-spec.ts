import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '#shared/database';
import { startModule } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { issuerOf, type OAuthApp, Person, password, refused, startOAuth } from './testing/start-oauth.js';

describe('signing in with an OpenID Connect provider', () => {
  let oauth: OAuthApp;
  let ada: Person;

  beforeAll(async () => {
    oauth = await startOAuth(IdentityModule);
  });
  afterAll(() => oauth.stop());
  beforeEach(() => {
    ada = new Person(oauth);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is offered by the providers of the settings', async () => {
    expect((await ada.send('GET oauth')).body).toEqual({
      items: [
        { id: 'company', name: 'Company' },
        { id: 'other', name: 'Other' },
      ],
    });
    expect(await ada.send('GET oauth/nobody')).toMatchObject(refused('identity.providerNotFound', 404));
  });

  it('makes an account of somebody new, and opens it again', async () => {
    const first = await ada.signIn();
    expect(first).toMatchObject({ status: 200, body: { tokenType: 'Bearer', user: { email: ada.name } } });
    expect(await oauth.app.published()).toMatchObject([
      { type: 'identity.user-registered', input: { userId: first.body.user.id } },
      { type: 'identity.identity-linked', input: { provider: 'Company' } },
      { type: 'identity.signed-in' },
    ]);

    const elsewhere = new Person(oauth, ada.name);
    const { body } = await elsewhere.signIn();
    expect(body.user.id).toBe(first.body.user.id);
    expect((await ada.send('GET profile', { token: body.accessToken })).status).toBe(200);
    expect((await ada.send('GET identities', { token: body.accessToken })).body).toMatchObject({
      items: [
        {
          provider: 'company',
          issuer: oauth.company.issuer,
          email: ada.name,
          lastUsedAt: expect.any(String),
        },
      ],
      hasPassword: false,
    });
    expect(await ada.send('POST login', { body: { email: ada.name, password } })).toMatchObject(
      refused('identity.wrongCredentials'),
    );
  });

  it('goes on to the page that asked, with a code and never a token', async () => {
    const { status, location } = await ada.back(await ada.visit('oauth/company?returnTo=/welcome?a=1%23top'));

    expect(status).toBe(302);
    expect(location).toMatch(/^\/welcome\?a=1&code=[\w-]{43}#top$/);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a b',
    '/\t/evil',
  ])('does not lead to a page elsewhere: %s', async (page) => {
    expect(await ada.send(`GET oauth/company?returnTo=${encodeURIComponent(page)}`)).toMatchObject(
      refused('http.invalidRequest', 400),
    );
  });

  it('asks the provider for a code with PKCE, state and nonce, and keeps a cookie that scripts do not see', async () => {
    const { location, setCookie } = await ada.send('GET oauth/company');

    expect(Object.fromEntries(new URL(location).searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(setCookie).toMatch(/^almanac-browser=[\w-]{43}; Max-Age=1200; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('keeps a cookie that no other host can set where people come by https', async () => {
    vi.stubEnv('PUBLIC_URL', 'https://almanac.example.com/');
    const app = await startModule(IdentityModule);
    const { headers } = await app.http({ url: '/api/v1/auth/oauth/company' });
    await app.stop();
    vi.stubEnv('PUBLIC_URL', '');

    expect(String(headers['set-cookie'])).toMatch(/^__Host-almanac-browser=.*; Secure; SameSite=Lax$/);
    expect(new URL(String(headers.location)).searchParams.get('redirect_uri')).toBe(
      'https://almanac.example.com/api/v1/auth/oauth/callback',
    );
  });

  describe('what comes back', () => {
    it('is taken once, of twenty who bring it at once and of one who brings it later', async () => {
      const url = await ada.visit();
      const answers = await Promise.all(Array.from({ length: 20 }, () => ada.back(url)));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await ada.back(url)).toMatchObject(refused('identity.invalidVisit'));
    });

    it('is taken from the browser alone that went', async () => {
      const url = await ada.visit();
      expect(await new Person(oauth).back(url)).toMatchObject(refused('identity.invalidVisit'));

      const attacker = new Person(oauth);
      await attacker.send('GET oauth/company');
      expect(await attacker.back(url)).toMatchObject(refused('identity.invalidVisit'));
      expect((await ada.back(url)).status).toBe(200);
    });

    it('is refused with a state that is made up, or came too late', async () => {
      const url = await ada.visit();
      const forged = new URL(url);
      forged.searchParams.set('state', 'x'.repeat(43));
      expect(await ada.back(forged)).toMatchObject(refused('identity.invalidVisit'));
      forged.searchParams.append('state', 'x');
      expect(await ada.back(forged)).toMatchObject(refused('http.invalidRequest', 400));

      oauth.clock.advance(601);
      expect(await ada.back(url)).toMatchObject(refused('identity.invalidVisit'));
    });

    it.each(['nonce', 'code_challenge'])('is refused when it was issued for another %s', async (what) => {
      const asked = new URL((await ada.send('GET oauth/company')).location);
      asked.searchParams.set(what, 'A'.repeat(43));
      const url = await ada.browser.signInAt(asked.href, ada.name);

      expect(await ada.back(url)).toMatchObject(refused('identity.invalidProviderAnswer'));
    });

    it('is refused with the code of another sign-in, even of this browser', async () => {
      const url = await ada.visit();
      url.searchParams.set('code', (await ada.visit()).searchParams.get('code') ?? '');

      expect(await ada.back(url)).toMatchObject(refused('identity.invalidProviderAnswer'));
    });

    it('is a refusal where the provider is not shown a PKCE challenge', async () => {
      const asked = new URL((await ada.send('GET oauth/company')).location);
      asked.searchParams.delete('code_challenge');
      const url = await ada.browser.signInAt(asked.href, ada.name);

      expect(await ada.back(url)).toMatchObject({
        status: 401,
        body: { code: 'identity.providerRefused', details: { reason: 'invalid_request' } },
      });
    });

    it('is refused in the name of another provider, or with its code', async () => {
      const url = await ada.visit();
      url.searchParams.set('iss', oauth.other.issuer);
      expect(await ada.back(url)).toMatchObject(refused('identity.invalidProviderAnswer'));

      const first = await ada.visit();
      const second = await ada.visit('oauth/other');
      first.searchParams.set('code', second.searchParams.get('code') ?? '');
      expect(await ada.back(first)).toMatchObject(refused('identity.invalidProviderAnswer'));
    });

    it('is refused with a code that has expired at the provider', async () => {
      const url = await ada.visit();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });

      expect(await ada.back(url)).toMatchObject(refused('identity.invalidProviderAnswer'));
    });

    it('may be that somebody thought better of it', async () => {
      const asked = new URL((await ada.send('GET oauth/company?returnTo=/welcome')).location);
      const state = asked.searchParams.get('state') ?? '';
      const query = new URLSearchParams({ state, error: 'access_denied', iss: oauth.company.issuer });
      const { status, location } = await ada.send(`GET oauth/callback?${query}`);

      expect(status).toBe(302);
      expect(new URLSearchParams(location.slice('/welcome'.length)).get('error')).toBe(
        'identity.providerRefused',
      );
    });
  });

  describe('the code for the page', () => {
    it('is good once', async () => {
      const code = await ada.codeFor();
      const answers = await Promise.all(Array.from({ length: 20 }, () => ada.exchange(code)));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.find(({ status }) => status !== 200)).toMatchObject(
        refused('identity.invalidSignInCode'),
      );
    });

    it('is worth nothing in another browser, or too late', async () => {
      const code = await ada.codeFor();
      expect(await new Person(oauth).exchange(code)).toMatchObject(refused('identity.invalidSignInCode'));

      oauth.clock.advance(601);
      expect(await ada.exchange(code)).toMatchObject(refused('identity.invalidSignInCode'));
    });

    it('asks for the second factor of those who have one', async () => {
      const { user } = (await ada.signIn()).body;
      await oauth.app.get(Database).query(
        `insert into identity.second_factor (id, account_id, kind, created_at, confirmed_at)
             values (gen_random_uuid(), $1, 'email', now(), now())`,
        [user.id],
      );

      expect(await ada.signIn()).toMatchObject({
        status: 401,
        body: { code: 'identity.secondFactorNeeded', details: { methods: ['email', 'recovery-code'] } },
      });
    });

    it('makes one account, however many windows somebody new has open', async () => {
      const codes = [await ada.codeFor(), await ada.codeFor(), await ada.codeFor()];
      const answers = await Promise.all(codes.map((code) => ada.exchange(code)));

      expect(new Set(answers.map(({ body }) => body.user.id)).size).toBe(1);
    });
  });

  describe('a provider', () => {
    it('that is down is a 503, and no more than that: it works when it is up again', async () => {
      const url = await ada.visit();
      await oauth.company.down();
      expect(await ada.back(url)).toMatchObject(refused('identity.providerUnavailable', 503));

      await oauth.company.up();
      expect((await ada.signIn()).status).toBe(200);
    });

    it('that is down at the first sign-in of all is a 503', async () => {
      await oauth.other.down();
      vi.stubEnv('OAUTH_ISSUERS', JSON.stringify([issuerOf('other', oauth.other)]));
      const app = await startModule(IdentityModule);
      const ask = () => app.http({ url: '/api/v1/auth/oauth/other', headers: { host: 'almanac.test' } });
      const down = (await ask()).statusCode;
      await oauth.other.up();
      const up = (await ask()).statusCode;
      await app.stop();

      expect([down, up]).toEqual([503, 302]);
    });

    it('may change its keys at any time', async () => {
      await ada.signIn();
      oauth.company.changeKeys();

      expect((await new Person(oauth, ada.name).signIn()).status).toBe(200);
    });
  });
});
