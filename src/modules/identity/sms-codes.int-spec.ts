import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock } from '#shared/clock';
import { SmsConfig } from '#shared/sms';
import {
  FixedClock,
  type StartedModule,
  startMailServer,
  startModule,
  startSmsGateway,
  type TestMailServer,
  type TestSmsGateway,
} from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';

describe('codes by SMS', () => {
  let app: StartedModule;
  let gateway: TestSmsGateway;
  let mail: TestMailServer;
  let people = 0;
  const clock = new FixedClock(new Date().toISOString());

  beforeAll(async () => {
    gateway = await startSmsGateway();
    mail = await startMailServer();
    vi.stubEnv('SMTP_URL', mail.url);
    vi.stubEnv('SMS_GATEWAY_URL', gateway.url);
    vi.stubEnv('SMS_PREFIXES', '+47,+1202');
    app = await startModule(IdentityModule, {
      override: (builder) => realTokens(builder).overrideProvider(Clock).useValue(clock),
    });
  });
  afterAll(async () => {
    await app.stop();
    await gateway.stop();
    await mail.stop();
    vi.unstubAllEnvs();
  });
  afterEach(async () => {
    await app.jobs.runAll();
    gateway.received.length = 0;
  });

  const password = 'correct horse battery staple';
  const send = authRequests(() => app);
  const register = async () => {
    const email = `mary${++people}@example.com`;
    const { body } = await send('POST register', { body: { email, password } });
    return { email, token: body.accessToken as string };
  };
  const enrol = (token: string, phone: string) => send('POST mfa/sms-codes', { token, body: { phone } });
  const confirm = (token: string, challenge: string, code: string) =>
    send('POST mfa/sms-codes/confirm', { token, body: { challenge, code } });
  const sent = () => gateway.received.map(({ body }) => JSON.parse(body) as { to: string; text: string });
  const sentCode = async () => {
    await app.jobs.runDue();
    return /^\d{8}/.exec(sent().at(-1)?.text ?? '')?.[0] ?? '';
  };
  const mailedCode = async () => {
    await app.jobs.runDue();
    return /\n(\d{8})\n/.exec(mail.received.at(-1)?.text ?? '')?.[1] ?? '';
  };
  const challengeOf = async (email: string) =>
    (await send('POST login', { body: { email, password } })).body.details.challenge as string;
  const askFor = (challenge: string, by = 'sms') => send(`POST mfa/${by}`, { body: { challenge } });
  const verify = (challenge: string, code: string, method = 'sms') =>
    send('POST mfa/verify', { body: { challenge, method, code } });
  /** Somebody who gets codes at a number. */
  const withSms = async (phone: string) => {
    const person = await register();
    const { challenge } = (await enrol(person.token, phone)).body;
    await confirm(person.token, challenge, await sentCode());
    return person;
  };
  const refused = (code: string, status = 401) => ({ status, body: { code } });

  it('are asked for from the first on, which shows that the number is one’s own', async () => {
    const { email, token } = await register();
    const { status, body } = await enrol(token, '+47 (400) 00-001');
    expect({ status, methods: body.methods }).toEqual({ status: 201, methods: ['sms'] });
    const code = await sentCode();
    expect(sent()).toEqual([
      { to: '+4740000001', text: expect.stringMatching(`^${code} is your code for Almanac[.]`) },
    ]);
    expect(sent()[0]?.text.length).toBeLessThanOrEqual(160);
    expect((await send('POST login', { body: { email, password } })).status).toBe(200);
    expect((await confirm(token, body.challenge, code)).body.recoveryCodes).toHaveLength(10);

    expect((await send('GET mfa', { token })).body.factors).toMatchObject([
      { kind: 'sms', phone: '+4740000001' },
    ]);
    const asked = await challengeOf(email);
    expect((await askFor(asked)).status).toBe(202);
    expect(await verify(asked, '00000000')).toMatchObject(refused('identity.wrongCode'));
    expect((await verify(asked, await sentCode())).status).toBe(200);
    expect(await enrol(token, '+4740000002')).toMatchObject(refused('identity.factorExists', 409));
  });

  it('prove no number with a code that was mailed', async () => {
    const { token } = await register();
    const { challenge } = (await send('POST mfa/email-codes', { token })).body;
    await enrol(token, '+4740000003');

    expect(await confirm(token, challenge, await mailedCode())).toMatchObject(refused('identity.wrongCode'));
  });

  it('are sent once for each challenge', async () => {
    const { email } = await withSms('+4740000004');
    const asked = await challengeOf(email);
    await askFor(asked);
    const code = await sentCode();

    expect(await askFor(asked)).toMatchObject(refused('identity.invalidChallenge'));
    expect((await verify(asked, code)).status).toBe(200);
    expect(sent()).toHaveLength(2);
  });

  it('are no way in before they are confirmed, whatever other factor there is', async () => {
    const { email, token } = await register();
    const { challenge } = (await send('POST mfa/email-codes', { token })).body;
    const body = { challenge, code: await mailedCode() };
    expect((await send('POST mfa/email-codes/confirm', { token, body })).status).toBe(200);
    await enrol(token, '+4740000005');
    await askFor(await challengeOf(email));
    await app.jobs.runDue();

    expect(sent()).toHaveLength(1);
  });

  it('come again when the gateway was away', async () => {
    const { email } = await withSms('+4740000006');
    const asked = await challengeOf(email);
    gateway.answer({ status: 503 });
    await askFor(asked);
    await app.jobs.runDue();
    expect(sent()).toHaveLength(1);

    await app.jobs.runAll();
    expect((await verify(asked, await sentCode())).status).toBe(200);
  });

  it('go to one number five times an hour, whoever asks and however many at once', async () => {
    const phone = '+4740000007';
    const strangers = await Promise.all(Array.from({ length: 12 }, register));
    const answers = await Promise.all(strangers.map(({ token }) => enrol(token, phone)));
    await app.jobs.runDue();

    expect(sent()).toHaveLength(5);
    const [late] = answers.filter(({ status }) => status === 429);
    expect(late).toMatchObject(refused('identity.tooManySms', 429));
    expect(late?.body.details.retryAfterSeconds).toBe(3600);
    clock.advance(3601);
    const { token } = await register();
    expect((await enrol(token, phone)).status).toBe(201);
  });

  it('go out five times an hour for one account, whatever numbers it gives', async () => {
    const { token } = await register();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await enrol(token, `+474000001${n}`)).status);

    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  });

  it('go to numbers with a country, and to countries that the operator pays for', async () => {
    const { token } = await register();

    for (const wrong of ['40000001', '+0123456789', '+47 4000000x', '+12'])
      expect(await enrol(token, wrong)).toMatchObject({
        status: 400,
        body: { detail: expect.stringContaining('phone') },
      });
    const refusal = await enrol(token, '+8821612345');
    expect(refusal).toMatchObject(refused('identity.phoneRefused', 400));
    expect(refusal.body.detail).toContain(app.get(SmsConfig).prefixes?.join(', '));
  });
});
