import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GetUserByEmail, ProvisionAccount } from '#modules/identity';
import { Mailer, SmtpMailer } from '#shared/mail';
import { type StartedModule, startMailServer, startModule, type TestMailServer } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { realTokens } from './testing/real-tokens.js';

const password = 'correct horse battery staple';

describe('an e-mail address', () => {
  let app: StartedModule;
  let mail: TestMailServer;
  let people = 0;

  beforeAll(async () => {
    vi.stubEnv('IDENTITY_VERIFIED_ADDRESSES', 'on');
    mail = await startMailServer();
    const mailer = new SmtpMailer(mail.url, 'almanac@example.com');
    app = await startModule(IdentityModule, {
      override: (builder) => realTokens(builder).overrideProvider(Mailer).useValue(mailer),
    });
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
    vi.unstubAllEnvs();
  });

  const auth = authRequests(() => app);
  const send = (route: string, body: object = {}, token = '') =>
    auth(route, { token, ...(route.startsWith('POST') && { body }) });
  const register = async () => {
    const email = `vera${++people}@example.com`;
    const { body } = await send('POST register', { email, password });
    return { email, token: body.accessToken as string, id: body.user.id as string };
  };
  /** What the last mail to the address holds, once everything that is to be sent is sent. */
  const mailed = async (email: string): Promise<string> => {
    await app.relay.drain();
    await app.jobs.runAll();
    const sent = mail.received.findLast(({ to }) => to.includes(email));
    return /^[\w-]{43}$/m.exec(sent?.text ?? '')?.[0] ?? '';
  };
  const isMeant = (email: string) => app.queries.execute(new GetUserByEmail({ email, verified: true }));
  const profile = async (token: string) => (await send('GET profile', {}, token)).body;

  it('means an account once its owner, signed in, has shown to read the mailbox', async () => {
    const { email, token, id } = await register();
    expect((await profile(token)).emailVerified).toBe(false);
    await expect(isMeant(email)).rejects.toMatchObject({ code: 'identity.addressNotVerified' });
    await expect(app.commands.execute(new ProvisionAccount({ email }))).rejects.toMatchObject({
      code: 'identity.addressNotVerified',
    });

    const code = await mailed(email);
    expect((await send('POST email/verify', { token: code }, token)).status).toBe(204);
    expect((await profile(token)).emailVerified).toBe(true);
    expect((await isMeant(email)).id).toBe(id);
    expect((await send('POST email/verify', { token: code }, token)).body.code).toBe(
      'identity.invalidVerificationToken',
    );
    expect(await app.published()).toContainEqual({
      type: 'identity.address-verified',
      input: { userId: id },
    });
  });

  it('is not vouched for by another account, and the mail comes again when asked for', async () => {
    const [mine, other] = [await register(), await register()];
    const first = await mailed(mine.email);
    expect((await send('POST email/verify', { token: first }, other.token)).status).toBe(400);
    expect((await send('POST email/verification', {}, mine.token)).status).toBe(202);
    const second = await mailed(mine.email);

    expect(second).not.toBe(first);
    expect((await send('POST email/verify', { token: second }, mine.token)).status).toBe(204);
    expect((await send('POST email/verify', { token: first }, mine.token)).status).toBe(400);
  });

  it('that a stranger registered with is its owner’s after a reset, with nothing of the stranger left', async () => {
    const stranger = await register();
    const key = (await send('POST api-keys', { name: 'x', scopes: ['read'] }, stranger.token)).body.key;
    await mailed(stranger.email);
    await send('POST password/forgot', { email: stranger.email });
    const reset = { token: await mailed(stranger.email), newPassword: 'another horse, another staple' };
    expect((await send('POST password/reset', reset)).status).toBe(204);

    for (const credential of [stranger.token, key])
      expect((await send('GET profile', {}, credential)).status).toBe(401);
    expect((await isMeant(stranger.email)).emailVerified).toBe(true);
  });

  it('of an account without a password means it: nobody else can open it', async () => {
    const email = `new${++people}@example.com`;
    const { id } = await app.commands.execute(new ProvisionAccount({ email }));

    expect((await isMeant(email)).id).toBe(id);
    expect(await mailed(email)).toBe('');
  });
});
