import { createPublicKey, createVerify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthenticateAccessToken } from '#modules/identity';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Jobs } from '#shared/jobs';
import { Secrets } from '#shared/secrets';
import { FixedClock, type StartedModule, startModule } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { SecondFactors } from './infra/second-factors.js';
import { SigningKeyRepository } from './infra/signing-key.repository.js';
import { SigningKeys } from './infra/signing-keys.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';
import { SealAnew } from './use-cases/seal-anew.js';

interface Options {
  readonly payload?: object | string;
  readonly headers?: Record<string, string>;
  readonly from?: string;
}

describe('sessions and keys', () => {
  let app: StartedModule;
  let people = 0;
  const clock = new FixedClock(new Date().toISOString());

  beforeAll(async () => {
    app = await startModule(IdentityModule, {
      override: (builder) => realTokens(builder).overrideProvider(Clock).useValue(clock),
    });
  });
  afterAll(() => app.stop());

  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const password = 'correct horse battery staple';
  const bearer = ({ accessToken }: { accessToken: string }) => ({ authorization: `Bearer ${accessToken}` });
  const auth = authRequests(() => app);
  const send = (method: 'GET' | 'POST' | 'DELETE', path: string, { payload, ...more }: Options = {}) =>
    auth(`${method} ${path}`, { ...more, body: payload });
  const register = async () => {
    const payload = { email: `hedy${++people}@example.com`, password };
    return { ...payload, ...(await send('POST', 'register', { payload })).body };
  };
  const logIn = async ({ email }: { email: string }, options: Options = {}) =>
    (await send('POST', 'login', { payload: { email, password }, ...options })).body;
  const list = async (session: { accessToken: string }, query = '') =>
    (await send('GET', `sessions${query}`, { headers: bearer(session) })).body;
  const authenticate = ({ accessToken }: { accessToken: string }) =>
    app.queries.execute(new AuthenticateAccessToken({ accessToken }));

  describe('open sessions', () => {
    it('are listed with their devices, the latest first', async () => {
      const first = await register();
      clock.advance(60);
      const second = await logIn(first, {
        headers: { 'user-agent': firefox },
        from: '2001:db8::1:2:3:4',
      });
      clock.advance(120);

      const { items } = await list(second);
      expect(items).toMatchObject([
        { device: 'Firefox on Linux', address: '2001:db8:0:0::/64', current: true },
        { device: 'lightMyRequest', address: '127.0.0.1', current: false },
      ]);
      expect(items[0].lastUsedAt > items[0].startedAt).toBe(true);
      expect(items[1].lastUsedAt).toBe(items[1].startedAt);
      expect((await list(first, '?search=firefox')).items).toHaveLength(1);
      expect((await list(first, '?sort=startedAt&order=asc&limit=1')).items).toMatchObject([
        { current: true },
      ]);
      const page = await list(first, '?limit=1');
      expect(page.items).toHaveLength(1);
      expect((await list(first, `?limit=1&cursor=${page.nextCursor}`)).items).toMatchObject([
        { current: true },
      ]);
    });

    it('end one by one, at once, and only one’s own', async () => {
      const here = await register();
      const there = await logIn(here);
      const stranger = await register();
      const { sessionId } = await authenticate(there);
      const end = (by: { accessToken: string }, id = sessionId) =>
        send('DELETE', `sessions/${id}`, { headers: bearer(by) });

      expect(await end(stranger)).toMatchObject({ status: 404, body: { code: 'identity.sessionNotFound' } });
      expect(await end(here, 'x')).toMatchObject({ status: 400 });
      expect((await list(there)).items).toHaveLength(2);
      expect((await end(here)).status).toBe(204);
      expect(await list(there)).toMatchObject({ code: 'identity.sessionEnded' });
      expect((await end(here)).status).toBe(404);
      expect((await list(here)).items).toHaveLength(1);
    });

    it('end everywhere else', async () => {
      const here = await register();
      const others = [await logIn(here), await logIn(here)];
      expect((await send('DELETE', 'sessions', { headers: bearer(here) })).status).toBe(204);

      for (const other of others) expect(await list(other)).toMatchObject({ code: 'identity.sessionEnded' });
      expect((await list(here)).items).toMatchObject([{ current: true }]);
    });

    it('are announced from beginning to end, and so is a token that came twice', async () => {
      const session = await register();
      const { sessionId, userId } = await authenticate(session);
      const refresh = () =>
        send('POST', 'refresh', {
          payload: { refreshToken: session.refreshToken },
          from: '192.0.2.66',
        });
      await refresh();
      await refresh();
      const other = await logIn(session);
      await send('POST', 'logout', { headers: bearer(other), payload: {} });

      const events = (await app.published()).filter(
        ({ input }) => 'userId' in input && input.userId === userId,
      );
      expect(events.map(({ type }) => type)).toEqual([
        'identity.user-registered',
        'identity.signed-in',
        'identity.session-ended',
        'identity.signed-in',
        'identity.session-ended',
      ]);
      expect(events[2]?.input).toEqual({ userId, sessionId, by: 'reuse', address: '192.0.2.66' });
      expect(events[4]?.input).toMatchObject({ by: 'logout' });
    });
  });

  it('the token of one user with the session of another opens nothing', async () => {
    const [mine, yours] = [await register(), await register()];
    const { sessionId } = await authenticate(mine);
    await app
      .get(Database)
      .query('update identity.session set account_id = $2 where id = $1', [sessionId, yours.user.id]);

    await expect(authenticate(mine)).rejects.toMatchObject({ code: 'identity.sessionEnded' });
  });

  it('end after 90 days, however often they are refreshed', async () => {
    const session = await register();
    const database = app.get(Database);
    const refresh = (refreshToken: string) => send('POST', 'refresh', { payload: { refreshToken } });
    const begunDaysAgo = (days: number) =>
      database.query(
        `update identity.session set started_at = $2::timestamptz - $3 * interval '1 day' where account_id = $1`,
        [session.user.id, clock.now(), days],
      );
    await begunDaysAgo(89);
    const { body: late } = await refresh(session.refreshToken);
    const [last] = await database.query<{ expiresAt: Date }>(
      `select max(t.expires_at) filter (where t.used_at is null) as "expiresAt"
         from identity.refresh_token t join identity.session s on s.id = t.session_id where s.account_id = $1`,
      [session.user.id],
    );
    expect(last?.expiresAt.getTime()).toBe(clock.now().getTime() + 86_400_000);

    await begunDaysAgo(91);
    const { body: over } = await refresh(late.refreshToken);
    expect(await refresh(over.refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'identity.invalidRefreshToken' },
    });
  });

  describe('the keys of tokens', () => {
    const keys = async () => {
      const response = await app.http({ url: '/.well-known/jwks.json' });
      expect(response.headers['cache-control']).toBe('public, max-age=300');
      return response.json().keys as ({ kid: string } & Record<string, string>)[];
    };
    const kidOf = ({ accessToken }: { accessToken: string }) =>
      JSON.parse(Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString()).kid;
    const rotate = async () => {
      await app.get(Jobs).add('identity.rotate-signing-key', {});
      await app.jobs.runDue();
    };

    it('verify them, for anybody', async () => {
      const { accessToken } = await register();
      const [key] = await keys();
      const [head, payload, signature = ''] = accessToken.split('.');
      const publicKey = createPublicKey({ key: key as Record<string, string>, format: 'jwk' });

      expect(key).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256', kid: kidOf({ accessToken }) });
      expect(key).not.toHaveProperty('d');
      const verify = createVerify('RSA-SHA256').update(`${head}.${payload}`);
      expect(verify.verify(publicKey, signature, 'base64url')).toBe(true);
    });

    it('take turns: announced before they sign, accepted after', async () => {
      const before = await register();
      await rotate();
      expect(await keys()).toHaveLength(1);

      clock.advance(91 * 86_400);
      await rotate();
      await rotate();
      const announced = await keys();
      expect(announced).toHaveLength(2);
      expect(kidOf(await register())).toBe(kidOf(before));

      clock.advance(15 * 60);
      const after = await register();
      expect(kidOf(after)).toBe(announced[0]?.kid);
      expect(kidOf(after)).not.toBe(kidOf(before));
      await expect(authenticate(before)).resolves.toBeDefined();
      await expect(authenticate(after)).resolves.toBeDefined();

      clock.advance(17 * 60);
      expect((await keys()).map(({ kid }) => kid)).toEqual([kidOf(after)]);
      await expect(authenticate(before)).rejects.toMatchObject({ code: 'identity.invalidToken' });
      await expect(authenticate(after)).resolves.toBeDefined();
    });

    it('are the same for every replica, whichever made them', async () => {
      const replica = new SigningKeys(app.get(SigningKeyRepository), app.get(Secrets), clock);

      expect((await replica.current()).id).toBe(kidOf(await register()));
    });

    it('are sealed, and sealed anew when the encryption key was changed', async () => {
      const stored = async () => {
        const rows = await app
          .get(Database)
          .query<{ key: string }>('select sealed_private_key as key from identity.signing_key order by id');
        return rows.map(({ key }) => key);
      };
      const before = await stored();
      expect(before.join()).not.toContain('PRIVATE');

      const secrets = app.get(Secrets);
      const changed = new Secrets({ ...secrets, previousEncryptionKey: secrets.encryptionKey });
      await new SealAnew(
        changed,
        app.get(SigningKeyRepository),
        app.get(SecondFactors),
      ).onApplicationBootstrap();
      const after = await stored();
      expect(after).toHaveLength(before.length);
      for (const key of after) expect(before).not.toContain(key);
    });
  });
});
