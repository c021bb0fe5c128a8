import { JwtService } from '@nestjs/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthenticateAccessToken, GetUser, GetUserByEmail, GetUsers, LogIn } from '#modules/identity';
import { Database } from '#shared/database';
import { Jobs } from '#shared/jobs';
import { Secrets } from '#shared/secrets';
import { type StartedModule, someActor, startModule } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';

describe('identity', () => {
  let app: StartedModule;
  let people = 0;
  let atFirst: unknown[];

  beforeAll(async () => {
    app = await startModule(IdentityModule, { override: realTokens });
    atFirst = await app.get(Database).query('select from identity.account');
  });
  afterAll(() => app.stop());

  const someClient = { address: '192.0.2.1', userAgent: '' };
  const password = 'correct horse battery staple';
  const somebody = () => ({ email: `ada${++people}@example.com`, password });

  const send = authRequests(() => app);
  const post = async (path: string, payload: object, headers: Record<string, string> = {}) => {
    const { status, body } = await send(`POST ${path}`, { body: payload, headers });
    return { status, body };
  };
  const register = async (person = somebody()) => (await post('register', person)).body;
  const authenticate = (accessToken: string) =>
    app.queries.execute(new AuthenticateAccessToken({ accessToken }));
  const bearer = ({ accessToken }: { accessToken: string }) => ({ authorization: `Bearer ${accessToken}` });
  const profile = (headers: Record<string, string>) => app.http({ url: '/api/v1/auth/profile', headers });

  it('knows nobody before somebody registers', () => {
    expect(atFirst).toEqual([]);
  });

  describe('registering', () => {
    it('signs in, and announces the user', async () => {
      const { status, body } = await post('register', {
        ...somebody(),
        email: ' Grace@Example.com',
        name: 'Grace',
      });

      expect({ status, body }).toEqual({
        status: 201,
        body: {
          accessToken: expect.any(String),
          refreshToken: expect.any(String),
          tokenType: 'Bearer',
          expiresIn: 900,
          user: {
            id: expect.any(String),
            email: 'grace@example.com',
            name: 'Grace',
            emailVerified: false,
            createdAt: expect.any(String),
          },
        },
      });
      expect(await app.published()).toContainEqual({
        type: 'identity.user-registered',
        input: { userId: body.user.id, name: 'Grace' },
      });
      expect(await authenticate(body.accessToken)).toMatchObject({ userId: body.user.id });
    });

    it('takes one account per address, whatever its case', async () => {
      const person = somebody();
      await register(person);

      expect(await post('register', { ...person, email: person.email.toUpperCase() })).toMatchObject({
        status: 409,
        body: { code: 'identity.emailTaken' },
      });
    });

    it('takes one account per address, however many ask at once', async () => {
      const person = somebody();
      const answers = await Promise.all([1, 2, 3].map(() => post('register', person)));

      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it('keeps nothing that tells the password or a refresh token', async () => {
      const { refreshToken, user } = await register();
      const [row] = await app.get(Database).query<{ stored: string }>(
        `select concat(a, s, t) as stored from identity.account a join identity.session s on s.account_id = a.id
             join identity.refresh_token t on t.session_id = s.id where a.id = $1`,
        [user.id],
      );

      expect(row?.stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
      expect(row?.stored).not.toContain(password);
      expect(row?.stored).not.toContain(refreshToken);
      expect(row?.stored).not.toContain(Buffer.from(refreshToken).toString('hex'));
    });

    it.each([
      ['no body', {}, /email: /],
      ['no password', { email: 'x@example.com' }, /password: /],
      ['numbers', { email: 1, password: 2 }, /email: .*password: /],
      ['no address', { email: 'ada', password }, /email: give an address like/],
      ['a short password', { email: 'x@example.com', password: 'short' }, /8 to 256 are allowed/],
      ['an endless password', { email: 'x@example.com', password: 'a'.repeat(2000) }, /password: /],
      ['an empty name', { email: 'x@example.com', password, name: ' ' }, /name: /],
    ])('refuses %s', async (_, payload, detail) => {
      expect(await post('register', payload)).toMatchObject({
        status: 400,
        body: { detail: expect.stringMatching(detail) },
      });
    });
  });

  describe('signing in', () => {
    it('knows the password, and the address in any case', async () => {
      const person = somebody();
      const { user } = await register(person);

      expect(await post('login', { ...person, email: person.email.toUpperCase() })).toMatchObject({
        status: 200,
        body: { user },
      });
    });

    it('answers the same to a wrong password and to an unknown address', async () => {
      const { email } = (await register()).user;
      const wrong = await post('login', { email, password: 'correct horse battery' });
      const unknown = await post('login', { email: 'nobody@example.com', password });

      expect(wrong).toMatchObject({ status: 401, body: { code: 'identity.wrongCredentials' } });
      expect({ ...unknown, body: { ...unknown.body, requestId: '' } }).toEqual({
        ...wrong,
        body: { ...wrong.body, requestId: '' },
      });
    });

    it('does not sign in with somebody else’s password', async () => {
      const mine = somebody();
      await register(mine);
      const { email } = await register({ ...somebody(), password: 'another secret of mine' }).then(
        (s) => s.user,
      );

      await expect(
        app.commands.execute(new LogIn({ ...mine, email, client: someClient })),
      ).rejects.toMatchObject({
        code: 'identity.wrongCredentials',
      });
    });

    it('speaks OAuth 2.0 too', async () => {
      const { email } = (await register()).user;
      const form = (fields: Record<string, string>) =>
        app.http({
          method: 'POST',
          url: '/api/v1/auth/token',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams(fields).toString(),
        });

      const first = await form({ grant_type: 'password', username: email, password });
      expect(first.json()).toEqual({
        access_token: expect.any(String),
        refresh_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 900,
      });
      const second = await form({ grant_type: 'refresh_token', refresh_token: first.json().refresh_token });
      expect(second.statusCode).toBe(200);
    });
  });

  describe('an access token', () => {
    const claims = (session: { user: { id: string } }) => ({ sub: session.user.id });
    const signer = () => new JwtService({ privateKey: app.get(Secrets).jwtPrivateKey });
    const partsOf = (jwt: string) => jwt.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    const join = (...parts: (string | object)[]) =>
      parts
        .map((part) =>
          Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'),
        )
        .join('.');

    it('is known until it expires', async () => {
      const session = await register();
      const [header, payload] = partsOf(session.accessToken)
        .slice(0, 2)
        .map((part) => JSON.parse(part));
      const expired = signer().sign(
        { ...payload, iat: 1_700_000_000, exp: 1_700_000_900 },
        { algorithm: 'RS256', keyid: header.kid },
      );

      expect(header).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
      expect(payload).toMatchObject({ ...claims(session), iss: 'almanac', aud: 'almanac' });
      expect(payload.exp - payload.iat).toBe(900);
      await expect(authenticate(expired)).rejects.toMatchObject({ code: 'identity.tokenExpired' });
    });

    it('cannot be forged', async () => {
      const { accessToken } = await register();
      const [header = '', payload = '', signature] = accessToken.split('.');
      const own = JSON.parse(partsOf(accessToken)[1] ?? '');
      const { kid } = JSON.parse(partsOf(accessToken)[0] ?? '');
      const { jwtPublicKey } = app.get(Secrets);
      const somebodyElse = { ...own, sub: '00000000-0000-4000-8000-00000000beef' };
      const forged = {
        'another user in the payload': [header, join(somebodyElse), signature].join('.'),
        'no signature': `${header}.${payload}.`,
        'alg none': `${join({ alg: 'none', typ: 'JWT', kid }, own)}.`,
        'the public key as a shared secret': new JwtService({ secret: jwtPublicKey }).sign(own, {
          algorithm: 'HS256',
          keyid: kid,
          allowInsecureKeySizes: true,
        }),
        'another issuer': signer().sign({ ...own, iss: 'x' }, { algorithm: 'RS256', keyid: kid }),
        'another audience': signer().sign({ ...own, aud: 'x' }, { algorithm: 'RS256', keyid: kid }),
        'another algorithm': signer().sign(own, { algorithm: 'RS512', keyid: kid }),
        'another key’s name': signer().sign(own, { algorithm: 'RS256', keyid: 'x' }),
        'no key’s name': signer().sign(own, { algorithm: 'RS256' }),
        'no session': signer().sign({ ...own, sid: undefined }, { algorithm: 'RS256', keyid: kid }),
        'no token at all': 'x',
        'a refresh token': 'YWJj',
      };

      await expect(authenticate(accessToken)).resolves.toBeDefined();
      for (const [what, token] of Object.entries(forged))
        await expect(authenticate(token), what).rejects.toMatchObject({ code: 'identity.invalidToken' });
    });

    it('is worth nothing after logout', async () => {
      const session = await register();
      expect((await profile(bearer(session))).statusCode).toBe(200);
      expect(await post('logout', {}, bearer(session))).toEqual({ status: 204, body: undefined });

      await expect(authenticate(session.accessToken)).rejects.toMatchObject({
        code: 'identity.sessionEnded',
      });
      expect((await profile(bearer(session))).json()).toMatchObject({ code: 'identity.sessionEnded' });
      expect(await post('refresh', session)).toMatchObject({
        status: 401,
        body: { code: 'identity.sessionEnded' },
      });
      expect((await post('logout', {}, bearer(session))).status).toBe(401);
    });

    it('leaves the other sessions of the user open when one ends', async () => {
      const person = somebody();
      const here = await register(person);
      const { body: there } = await post('login', person);
      await post('logout', {}, bearer(here));

      expect((await profile(bearer(there))).statusCode).toBe(200);
    });
  });

  describe('refreshing', () => {
    const refresh = ({ refreshToken }: { refreshToken: string }) => post('refresh', { refreshToken });

    it('trades the token for a new pair of the same session', async () => {
      const first = await register();
      const { status, body: second } = await refresh(first);
      const sessionOf = async (s: { accessToken: string }) => (await authenticate(s.accessToken)).sessionId;

      expect(status).toBe(200);
      expect(second.user).toEqual(first.user);
      expect(second.refreshToken).not.toBe(first.refreshToken);
      expect(await sessionOf(second)).toBe(await sessionOf(first));
    });

    it('ends the session when a token comes a second time', async () => {
      const first = await register();
      const { body: second } = await refresh(first);
      expect((await profile(bearer(second))).statusCode).toBe(200);

      expect(await refresh(first)).toMatchObject({
        status: 401,
        body: { code: 'identity.refreshTokenReused' },
      });
      expect(await refresh(second)).toMatchObject({ status: 401, body: { code: 'identity.sessionEnded' } });
      expect((await profile(bearer(second))).json()).toMatchObject({ code: 'identity.sessionEnded' });
    });

    it('leaves other sessions of the user alone', async () => {
      const person = somebody();
      const first = await register(person);
      const { body: other } = await post('login', person);
      await refresh(first);
      await refresh(first);

      expect((await refresh(other)).status).toBe(200);
    });

    it('lets one of fifty at once win', async () => {
      const session = await register();
      const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(session)));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(49);
    });

    it('refuses a token that has expired, or that nobody knows', async () => {
      const session = await register();
      await app
        .get(Database)
        .query(`update identity.refresh_token set expires_at = now() - interval '1 second'`);

      expect(await refresh(session)).toMatchObject({
        status: 401,
        body: { code: 'identity.invalidRefreshToken' },
      });
      expect(await refresh({ refreshToken: 'x' })).toMatchObject({
        status: 401,
        body: { code: 'identity.invalidRefreshToken' },
      });
    });
  });

  it('forgets sessions that open nothing any more, and no others', async () => {
    const [gone, kept] = [await register(), await register()];
    const database = app.get(Database);
    await database.query(
      `update identity.refresh_token t set expires_at = now() - interval '1 hour' from identity.session s
        where s.id = t.session_id and s.account_id = $1`,
      [gone.user.id],
    );
    await database.query(`update identity.session set started_at = now() - interval '2 days'`);
    await app.get(Jobs).add('identity.clear-sessions', {});
    await app.jobs.runDue();

    expect((await post('refresh', gone)).body.code).toBe('identity.invalidRefreshToken');
    expect((await post('refresh', kept)).status).toBe(200);
    await expect(authenticate(gone.accessToken)).rejects.toMatchObject({ code: 'identity.sessionEnded' });
  });

  describe('users', () => {
    it('are found by id and by address', async () => {
      const { user } = await register();

      expect(await app.queries.execute(new GetUser({ userId: user.id }))).toEqual(user);
      expect(await app.queries.execute(new GetUserByEmail({ email: user.email.toUpperCase() }))).toEqual(
        user,
      );
      expect(await app.queries.execute(new GetUsers({ userIds: [user.id, someActor().userId] }))).toEqual([
        user,
      ]);
      await expect(app.queries.execute(new GetUserByEmail({ email: 'no@one' }))).rejects.toMatchObject({
        code: 'identity.userNotFound',
      });
    });

    it('can read their own profile', async () => {
      const session = await register();

      expect((await profile(bearer(session))).json()).toEqual(session.user);
      expect((await profile({})).statusCode).toBe(401);
    });
  });
});
