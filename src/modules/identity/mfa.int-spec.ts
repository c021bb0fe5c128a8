import { generate } from 'otplib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuthenticateAccessToken } from '#modules/identity';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Mailer, SmtpMailer } from '#shared/mail';
import {
  FixedClock,
  type StartedModule,
  startMailServer,
  startModule,
  type TestMailServer,
} from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';

describe('second factors', () => {
  let app: StartedModule;
  let mail: TestMailServer;
  let people = 0;
  const clock = new FixedClock(new Date().toISOString());

  beforeAll(async () => {
    mail = await startMailServer();
    app = await startModule(IdentityModule, {
      override: (builder) =>
        realTokens(builder)
          .overrideProvider(Clock)
          .useValue(clock)
          .overrideProvider(Mailer)
          .useValue(new SmtpMailer(mail.url, 'almanac@example.com')),
    });
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
  });
  afterEach(() => {
    mail.received.length = 0;
  });

  const password = 'correct horse battery staple';
  const send = authRequests(() => app);
  const register = async () => {
    const email = `emmy${++people}@example.com`;
    const { body } = await send('POST register', { body: { email, password } });
    return { email, token: body.accessToken as string, userId: body.user.id as string };
  };
  const logIn = (email: string, more: object = {}) =>
    send('POST login', { body: { email, password, ...more } });
  const challengeOf = async (email: string) => (await logIn(email)).body.details.challenge as string;
  const codeFor = (secret: string) => generate({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });
  const verify = (challenge: string, method: string, code: string) =>
    send('POST mfa/verify', { body: { challenge, method, code } });
  /** Somebody with an authenticator app. */
  const withTotp = async () => {
    const person = await register();
    const { body } = await send('POST mfa/totp', { token: person.token });
    const confirmed = await send('POST mfa/totp/confirm', {
      token: person.token,
      body: { code: await codeFor(body.secret) },
    });
    clock.advance(30);
    return { ...person, secret: body.secret as string, codes: confirmed.body.recoveryCodes as string[] };
  };
  const mailedCode = async () => {
    await app.jobs.runDue();
    return /\n(\d{8})\n/.exec(mail.received.at(-1)?.text ?? '')?.[1] ?? '';
  };
  const refused = (code: string, status = 401) => ({ status, body: { code } });

  describe('an authenticator app', () => {
    it('is asked for from its first code on', async () => {
      const { email, token } = await register();
      const { status, body } = await send('POST mfa/totp', { token });
      expect({ status, body }).toEqual({
        status: 201,
        body: {
          secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
          uri: expect.stringContaining(`secret=${body.secret}`),
          qr: expect.stringMatching(/^<svg /),
        },
      });
      expect((await logIn(email)).status).toBe(200);
      expect(await send('POST mfa/totp/confirm', { token, body: { code: '000000' } })).toMatchObject(
        refused('identity.wrongCode'),
      );

      const confirmed = await send('POST mfa/totp/confirm', {
        token,
        body: { code: await codeFor(body.secret) },
      });
      expect(confirmed.body.recoveryCodes).toHaveLength(10);
      expect((await send('GET mfa', { token })).body).toMatchObject({
        factors: [{ kind: 'totp' }],
        recoveryCodesLeft: 10,
      });
      expect(await logIn(email)).toMatchObject({
        status: 401,
        body: {
          code: 'identity.secondFactorNeeded',
          details: { methods: ['totp', 'recovery-code'], expiresInSeconds: 600 },
        },
      });
      expect(await send('POST mfa/totp', { token })).toMatchObject(refused('identity.factorExists', 409));
    });

    it('opens a session that says so', async () => {
      const { email, secret } = await withTotp();
      const { status, body } = await verify(await challengeOf(email), 'totp', await codeFor(secret));

      expect(status).toBe(200);
      expect(
        await app.queries.execute(new AuthenticateAccessToken({ accessToken: body.accessToken })),
      ).toMatchObject({ secondFactor: true });
    });

    it('takes a code once, whoever of fifty at once is first, and no earlier one after it', async () => {
      const { email, secret } = await withTotp();
      const code = await codeFor(secret);
      const challenges = await Promise.all(Array.from({ length: 5 }, () => challengeOf(email)));
      const tries = Array.from({ length: 50 }, (_, n) => verify(challenges[n % 5] ?? '', 'totp', code));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);

      clock.advance(3600);
      const earlier = await codeFor(secret);
      clock.advance(30);
      expect((await verify(await challengeOf(email), 'totp', await codeFor(secret))).status).toBe(200);
      expect(await verify(await challengeOf(email), 'totp', earlier)).toMatchObject(
        refused('identity.wrongCode'),
      );
    });

    it('keeps its secret sealed', async () => {
      const { userId, secret, codes } = await withTotp();
      const [row] = await app.get(Database).query<{ kept: string }>(
        `select concat(f, (select string_agg(r::text, '') from identity.recovery_code r)) as kept
           from identity.second_factor f where account_id = $1`,
        [userId],
      );

      expect(row?.kept).not.toContain(secret);
      for (const code of codes) expect(row?.kept).not.toContain(code);
    });
  });

  describe('a challenge', () => {
    it('is good for five answers, one sign-in and ten minutes', async () => {
      const { email, secret } = await withTotp();
      const [worn, late, good] = [
        await challengeOf(email),
        await challengeOf(email),
        await challengeOf(email),
      ];
      for (let n = 0; n < 5; n++)
        expect(await verify(worn, 'totp', '000000')).toMatchObject(refused('identity.wrongCode'));
      expect(await verify(worn, 'totp', await codeFor(secret))).toMatchObject(
        refused('identity.invalidChallenge'),
      );
      expect((await verify(good, 'totp', await codeFor(secret))).status).toBe(200);
      clock.advance(601);
      for (const one of [good, late, 'x'])
        expect(await verify(one, 'totp', await codeFor(secret))).toMatchObject(
          refused('identity.invalidChallenge'),
        );
    });

    it('makes whoever guesses wait, however many are opened', async () => {
      const { email, secret } = await withTotp();
      for (let n = 0; n < 6; n++) await verify(await challengeOf(email), 'totp', '000000');

      expect(await logIn(email)).toMatchObject(refused('identity.tooManyAttempts', 429));
      clock.advance(60);
      expect((await verify(await challengeOf(email), 'totp', await codeFor(secret))).status).toBe(200);
    });

    it('comes before a new password: who knows only the old one replaces nothing', async () => {
      const { email } = await withTotp();

      expect(await logIn(email, { newPassword: 'a stable for 7 quiet horses' })).toMatchObject(
        refused('identity.resetNeeded'),
      );
      expect(await logIn(email)).toMatchObject(refused('identity.secondFactorNeeded'));
    });
  });

  it('is asked for after a reset of the password too', async () => {
    const { email } = await withTotp();
    await send('POST password/forgot', { body: { email } });
    await app.jobs.runDue();
    const [, token] = /\n([\w-]{43})\n/.exec(mail.received.at(-1)?.text ?? '') ?? [];
    const newPassword = 'a stable for 7 quiet horses';
    expect((await send('POST password/reset', { body: { token, newPassword } })).status).toBe(204);

    expect(await logIn(email, { password: newPassword })).toMatchObject(
      refused('identity.secondFactorNeeded'),
    );
  });

  describe('recovery codes', () => {
    it('are good once each, however they are typed', async () => {
      const { email, codes } = await withTotp();
      const [first = '', second = ''] = codes;
      expect(
        (await verify(await challengeOf(email), 'recovery-code', first.toUpperCase().replaceAll('-', ' ')))
          .status,
      ).toBe(200);

      expect(await verify(await challengeOf(email), 'recovery-code', first)).toMatchObject(
        refused('identity.wrongCode'),
      );
      expect((await verify(await challengeOf(email), 'recovery-code', second)).status).toBe(200);
    });

    it('are replaced together, and go with the last factor', async () => {
      const { email, token, codes } = await withTotp();
      const renewed = (await send('POST mfa/recovery-codes', { token })).body.recoveryCodes;
      expect(await verify(await challengeOf(email), 'recovery-code', codes[0] ?? '')).toMatchObject(
        refused('identity.wrongCode'),
      );
      expect((await verify(await challengeOf(email), 'recovery-code', renewed[0])).status).toBe(200);

      expect((await send('DELETE mfa/totp', { token })).status).toBe(204);
      expect(await send('DELETE mfa/totp', { token })).toMatchObject(refused('identity.factorNotFound', 404));
      expect((await send('GET mfa', { token })).body).toEqual({ factors: [], recoveryCodesLeft: 0 });
      expect((await logIn(email)).status).toBe(200);
      expect(await send('POST mfa/recovery-codes', { token })).toMatchObject(
        refused('identity.noSecondFactor', 409),
      );
    });
  });

  describe('codes by e-mail', () => {
    it('are asked for from the first on, and sent once for each challenge', async () => {
      const { email, token } = await register();
      const { body } = await send('POST mfa/email-codes', { token });
      expect((await logIn(email)).status).toBe(200);
      const { challenge } = body;
      const confirm = (code: string) =>
        send('POST mfa/email-codes/confirm', { token, body: { challenge, code } });
      expect((await confirm(await mailedCode())).body.recoveryCodes).toHaveLength(10);

      const asked = await challengeOf(email);
      expect((await send('POST mfa/email', { body: { challenge: asked } })).status).toBe(202);
      const code = await mailedCode();
      expect(await send('POST mfa/email', { body: { challenge: asked } })).toMatchObject(
        refused('identity.invalidChallenge'),
      );
      expect(mail.received).toHaveLength(2);
      expect(await verify(asked, 'email', '00000000')).toMatchObject(refused('identity.wrongCode'));
      expect((await verify(asked, 'email', code)).status).toBe(200);
      expect(await verify(asked, 'email', code)).toMatchObject(refused('identity.invalidChallenge'));
    });

    it('are no way around an authenticator app', async () => {
      const { email } = await withTotp();
      const challenge = await challengeOf(email);
      await send('POST mfa/email', { body: { challenge } });
      await app.jobs.runDue();

      expect(mail.received).toEqual([]);
    });
  });

  describe('confirming that it is oneself', () => {
    const makeKey = (token: string) =>
      send('POST api-keys', { token, body: { name: 'x', scopes: ['read'] } });

    it('is needed a quarter of an hour after signing in', async () => {
      const { token } = await register();
      clock.advance(901);
      for (const route of [
        'POST mfa/totp',
        'POST mfa/email-codes',
        'POST mfa/recovery-codes',
        'DELETE mfa/totp',
      ])
        expect(await send(route, { token }), route).toMatchObject(refused('identity.stepUpNeeded', 403));
      expect(await makeKey(token)).toMatchObject(refused('identity.stepUpNeeded', 403));

      expect(await send('POST step-up', { token, body: { password: 'wrong' } })).toMatchObject(
        refused('identity.wrongPassword', 403),
      );
      expect((await send('POST step-up', { token, body: { password } })).status).toBe(204);
      expect((await makeKey(token)).status).toBe(201);
    });

    it('takes the second factor of those who have one, and nobody else’s', async () => {
      const [mine, yours] = [await withTotp(), await withTotp()];
      const { token } = mine;
      clock.advance(901);
      expect(await send('POST step-up', { token, body: { password } })).toMatchObject(
        refused('identity.proofNeeded', 403),
      );
      const ask = async (by: string) => (await send('POST mfa/challenge', { token: by })).body.challenge;
      const answer = async (challenge: string, { secret }: { secret: string }) =>
        send('POST step-up', { token, body: { challenge, method: 'totp', code: await codeFor(secret) } });

      expect(await answer(await ask(yours.token), yours)).toMatchObject(refused('identity.invalidChallenge'));
      expect(await answer(await challengeOf(mine.email), mine)).toMatchObject(
        refused('identity.invalidChallenge'),
      );
      expect((await answer(await ask(token), mine)).status).toBe(204);
      expect((await makeKey(token)).status).toBe(201);
    });
  });

  it('are announced', async () => {
    const { token, userId } = await withTotp();
    await send('DELETE mfa/totp', { token });

    const types = (await app.published()).filter(({ input }) => 'userId' in input && input.userId === userId);
    expect(types.map(({ type }) => type).slice(-2)).toEqual([
      'identity.second-factor-added',
      'identity.second-factor-removed',
    ]);
  });
});
