import { hash } from '@node-rs/argon2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
import { IdentityConfig } from './infra/config.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';

describe('passwords', () => {
  let app: StartedModule;
  let mail: TestMailServer;
  const clock = new FixedClock(new Date().toISOString());
  const config = { ...new IdentityConfig(), passwordMaxAgeDays: 90 };
  let people = 0;

  beforeAll(async () => {
    mail = await startMailServer();
    app = await startModule(IdentityModule, {
      override: (builder) =>
        realTokens(builder)
          .overrideProvider(Clock)
          .useValue(clock)
          .overrideProvider(IdentityConfig)
          .useValue(config)
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
  const other = 'a stable for 7 quiet horses';
  const send = authRequests(() => app);
  const post = (path: string, body: object, { token = '', from = '192.0.2.1' } = {}) =>
    send(`POST ${path}`, { body, token, from });
  const register = async () => {
    const email = `grace${++people}@example.com`;
    return { email, ...(await post('register', { email, password })).body };
  };
  const logIn = (email: string, tried = password, from?: string) =>
    post('login', { email, password: tried }, from ? { from } : {});
  const refused = (code: string, status = 401) => ({ status, body: { code: `identity.${code}` } });
  const deliver = async () => {
    await app.relay.drain();
    await app.jobs.runDue();
  };
  const tokenFor = async (email: string) => {
    await post('password/forgot', { email });
    await app.jobs.runDue();
    const sent = mail.received.findLast(({ to }) => to.includes(email));
    return /\n([\w-]{43})\n/.exec(sent?.text ?? '')?.[1] ?? '';
  };

  describe('the policy', () => {
    it.each(['password1', 'Password1', 'qwertyuiop', 'iloveyou', 'ｐａｓｓｗｏｒｄ'])(
      'refuses "%s", that everybody tries',
      async (common) => {
        expect(await post('register', { email: 'x@example.com', password: common })).toMatchObject({
          status: 400,
          body: { code: 'identity.passwordRefused', detail: expect.stringContaining('tried first') },
        });
      },
    );

    it('keeps a password anew that was kept with weaker parameters', async () => {
      const { email, user } = await register();
      const stored = async () => {
        const [row] = await app
          .get(Database)
          .query<{ hash: string }>('select password_hash as hash from identity.account where id = $1', [
            user.id,
          ]);
        return row?.hash ?? '';
      };
      const weak = await hash(password, { memoryCost: 8192, timeCost: 1 });
      await app
        .get(Database)
        .query('update identity.account set password_hash = $2 where id = $1', [user.id, weak]);

      expect((await logIn(email)).status).toBe(200);
      expect(await stored()).toContain('m=19456,t=2,p=1');
      expect((await logIn(email)).status).toBe(200);
    });

    it('lets a password expire, and opens nothing with it but its replacement', async () => {
      const { email } = await register();
      clock.advance(91 * 86_400);

      expect(await logIn(email)).toMatchObject(refused('passwordExpired'));
      expect(await post('login', { email, password, newPassword: password })).toMatchObject(
        refused('passwordRefused', 400),
      );
      expect((await post('login', { email, password, newPassword: other })).status).toBe(200);
      expect((await logIn(email, other)).status).toBe(200);
      expect(await logIn(email)).toMatchObject(refused('wrongCredentials'));
    });
  });

  describe('changing it', () => {
    const change = (token: string, currentPassword: string, newPassword: string) =>
      post('password/change', { currentPassword, newPassword }, { token });

    it('needs the present one', async () => {
      const { email, accessToken } = await register();

      expect(await change(accessToken, 'wrong', other)).toMatchObject(refused('wrongPassword', 403));
      expect((await post('password/change', { currentPassword: password, newPassword: other })).status).toBe(
        401,
      );
      expect((await logIn(email)).status).toBe(200);
    });

    it('ends every other session, announces it, and tells the owner', async () => {
      const here = await register();
      const { body: there } = await logIn(here.email);
      expect((await change(here.accessToken, password, other)).status).toBe(204);

      expect(await change(there.accessToken, other, password)).toMatchObject(refused('sessionEnded'));
      expect(await post('refresh', there)).toMatchObject(refused('sessionEnded'));
      expect((await post('refresh', here)).status).toBe(200);
      const announced = { type: 'identity.password-changed', input: { userId: here.user.id, by: 'change' } };
      expect(await app.published()).toContainEqual(announced);
      await deliver();
      expect(mail.received.map(({ to, text }) => [to, text])).toContainEqual([
        [here.email],
        expect.stringContaining('was changed'),
      ]);
    });

    it('never takes one of the last five', async () => {
      const { accessToken } = await register();
      const five = [1, 2, 3, 4, 5].map((n) => `horse number ${n} of the stable`);
      let present = password;
      for (const next of five) {
        expect(await change(accessToken, present, password)).toMatchObject(refused('passwordRefused', 400));
        expect((await change(accessToken, present, next)).status).toBe(204);
        clock.advance(1);
        present = next;
      }

      expect((await change(accessToken, present, password)).status).toBe(204);
    });
  });

  describe('a reset by e-mail', () => {
    it('sets a new password with the token of the mail, and ends every session', async () => {
      const { email, accessToken } = await register();
      const token = await tokenFor(email.toUpperCase().toLowerCase());
      expect((await post('password/reset', { token, newPassword: other })).status).toBe(204);

      expect((await logIn(email, other)).status).toBe(200);
      expect(await logIn(email)).toMatchObject(refused('wrongCredentials'));
      expect(
        await post('password/change', { currentPassword: other, newPassword: 'x' }, { token: accessToken }),
      ).toMatchObject(refused('sessionEnded'));
    });

    it.each([
      ['leaves API keys alone, since machines depend on them', {}, 200],
      ['ends every API key where somebody else was in', { revokeApiKeys: true }, 401],
    ])('%s', async (_, choice, status) => {
      const { email, accessToken } = await register();
      const made = await post('api-keys', { name: 'nightly', scopes: ['read'] }, { token: accessToken });
      const token = await tokenFor(email);
      await post('password/reset', { token, newPassword: other, ...choice });

      expect((await post('validate', {}, { token: made.body.key })).status).toBe(status);
      const { id } = made.body;
      const told = (await app.published()).filter(
        ({ type, input }) =>
          type === 'identity.api-key-revoked' && 'apiKeyId' in input && input.apiKeyId === id,
      );
      expect(told).toHaveLength(status === 200 ? 0 : 1);
    });

    it('answers the same for an address that nobody has, and sends nothing', async () => {
      const { status, body } = await post('password/forgot', { email: 'nobody@example.com' });
      await app.jobs.runDue();

      expect({ status, body }).toEqual({ status: 202, body: undefined });
      expect(mail.received).toEqual([]);
    });

    it('takes a token once, whoever of fifty at once is first', async () => {
      const { email } = await register();
      const token = await tokenFor(email);
      const resets = Array.from({ length: 50 }, (_, n) =>
        post('password/reset', { token, newPassword: `horse number ${n} of the stable` }),
      );
      const statuses = (await Promise.all(resets)).map(({ status }) => status);

      expect(statuses.filter((status) => status === 204)).toHaveLength(1);
      expect(statuses.filter((status) => status === 401)).toHaveLength(49);
    });

    it('takes no token that has expired, was replaced by the use of another, or is made up', async () => {
      const { email } = await register();
      const [first, second] = [await tokenFor(email), await tokenFor(email)];
      const reset = (token: string, newPassword = other) => post('password/reset', { token, newPassword });
      clock.advance(31 * 60);
      const third = await tokenFor(email);

      for (const token of [first, 'x', third.slice(1)])
        expect(await reset(token)).toMatchObject(refused('invalidResetToken'));
      const fourth = await tokenFor(email);
      expect(await reset(third, 'short')).toMatchObject(refused('passwordRefused', 400));
      expect((await reset(third)).status).toBe(204);
      for (const token of [second, third, fourth])
        expect(await reset(token)).toMatchObject(refused('invalidResetToken'));
    });

    it('fills nobody’s mailbox', async () => {
      const { email } = await register();
      for (const _ of [1, 2, 3, 4, 5]) await tokenFor(email);

      expect(mail.received).toHaveLength(3);
    });

    it('is tried again when the mail server did not take it', async () => {
      const { email } = await register();
      mail.refuse(1);
      await post('password/forgot', { email });
      await app.jobs.runAll();

      expect(mail.received).toHaveLength(1);
    });

    it('leaves the token nowhere but in the mail', async () => {
      const { email } = await register();
      const token = await tokenFor(email);
      const [row] = await app
        .get(Database)
        .query<{ kept: string }>(`select string_agg(t::text, '') as kept from identity.one_time_token t`);

      expect(token).toHaveLength(43);
      expect(row?.kept).not.toContain(token);
      expect(row?.kept).not.toContain(Buffer.from(token).toString('hex'));
    });
  });

  describe('guessing', () => {
    const wrong = async (email: string, times: number, from?: string) => {
      for (let n = 0; n < times; n++) await logIn(email, 'wrong', from);
    };

    it('waits longer after each failure, and says how long', async () => {
      const { email } = await register();
      await wrong(email, 6);

      const { status, body, headers } = await logIn(email);
      expect({ status, code: body.code }).toEqual({ status: 429, code: 'identity.tooManyAttempts' });
      expect(headers['retry-after']).toBe('1');
      clock.advance(1);
      await wrong(email, 1);
      expect((await logIn(email)).headers['retry-after']).toBe('2');
      clock.advance(2);
      expect((await logIn(email)).status).toBe(200);
      await wrong(email, 5);
      expect((await logIn(email)).status).toBe(200);
    });

    it('waits the same for an address that nobody has', async () => {
      await wrong('nobody-at-all@example.com', 6);

      expect((await logIn('nobody-at-all@example.com')).headers['retry-after']).toBe('1');
    });

    it('keeps nobody out who signed in from elsewhere', async () => {
      const { email } = await register();
      await wrong(email, 30, '198.51.100.7');
      for (let n = 0; n < 80; n++) await wrong(email, 1, `203.0.113.${n}`);

      expect((await logIn(email, password, '198.51.100.7')).status).toBe(429);
      expect((await logIn(email, password, '203.0.114.1')).status).toBe(429);
      expect((await logIn(email)).status).toBe(200);
    });

    it('of many accounts is slowed down by address, where nobody was seen before', async () => {
      const { email } = await register();
      for (let n = 0; n < 25; n++) await wrong(`victim${n}@example.com`, 1, '192.0.2.99');
      const [known, unknown] = [await logIn(email, password), await logIn(email, password, '192.0.2.99')];

      expect([known.status, unknown.status]).toEqual([200, 429]);
    });

    it('many times at once is no faster', async () => {
      const { email } = await register();
      const guesses = Array.from({ length: 50 }, () => logIn(email, 'wrong'));
      await Promise.all(guesses);

      expect((await logIn(email)).status).toBe(429);
    });

    it('with a stolen token is slowed down too', async () => {
      const { accessToken: token } = await register();
      const guess = () => post('password/change', { currentPassword: 'x', newPassword: other }, { token });
      for (let n = 0; n < 6; n++) await guess();

      expect(await guess()).toMatchObject(refused('tooManyAttempts', 429));
    });

    it('is over for an owner who resets the password', async () => {
      const { email } = await register();
      await wrong(email, 20);
      const token = await tokenFor(email);
      await post('password/reset', { token, newPassword: other });

      expect((await logIn(email, other)).status).toBe(200);
    });
  });
});
