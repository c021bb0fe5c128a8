import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  WebAuthnEmulator,
} from 'nid-webauthn-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthenticateAccessToken } from '#modules/identity';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { FixedClock, type StartedModule, startModule } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { newAuthenticator } from './testing/authenticators.js';
import { realTokens } from './testing/real-tokens.js';

const password = 'correct horse battery staple';
const home = 'http://localhost:3000';

interface Person {
  readonly email: string;
  readonly token: string;
  readonly userId: string;
}

describe('passkeys', () => {
  let app: StartedModule;
  let people = 0;
  const clock = new FixedClock(new Date().toISOString());

  beforeAll(async () => {
    app = await startModule(IdentityModule, {
      override: (builder) => realTokens(builder).overrideProvider(Clock).useValue(clock),
    });
  });
  afterAll(() => app.stop());

  const send = authRequests(() => app);
  const refused = (code: string, status = 401) => ({ status, body: { code } });
  const register = async (): Promise<Person> => {
    const email = `ingrid${++people}@example.com`;
    const { body } = await send('POST register', { body: { email, password } });
    return { email, token: body.accessToken, userId: body.user.id };
  };
  const beginCreation = async (token: string): Promise<PublicKeyCredentialCreationOptionsJSON> =>
    (await send('POST passkeys/options', { token })).body.publicKey;
  const beginSignIn = async (): Promise<PublicKeyCredentialRequestOptionsJSON> =>
    (await send('POST passkeys/login/options')).body.publicKey;
  const add = async (device: WebAuthnEmulator, { token }: Person, { origin = home, name = 'Phone' } = {}) => {
    const credential = device.createJSON(origin, await beginCreation(token));
    return send('POST passkeys', { token, body: { name, credential } });
  };
  const signIn = (credential: unknown) => send('POST passkeys/login', { body: { credential } });
  const withPasskey = async (device = newAuthenticator()) => {
    const person = await register();
    const { body } = await add(device, person);
    return { ...person, device, passkeyId: body.id as string, codes: body.recoveryCodes as string[] };
  };
  const secondFactorOf = async (accessToken: string) =>
    (await app.queries.execute(new AuthenticateAccessToken({ accessToken }))).secondFactor;
  const challengeOf = async (email: string): Promise<string> =>
    (await send('POST login', { body: { email, password } })).body.details.challenge;

  describe('adding one', () => {
    it('makes it known to its owner, with recovery codes the first time', async () => {
      const person = await register();
      const first = await add(newAuthenticator(), person, { name: ' Telephone ' });
      clock.advance(1);
      const second = await add(newAuthenticator(), person);

      expect(first).toMatchObject({ status: 201, body: { name: 'Telephone', synced: expect.any(Boolean) } });
      expect(first.body.recoveryCodes).toHaveLength(10);
      expect(second.body.recoveryCodes).toEqual([]);
      const { body } = await send('GET passkeys', { token: person.token });
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual([first.body.id, second.body.id]);
      expect((await send('GET mfa', { token: person.token })).body.factors).toMatchObject([
        { kind: 'passkey' },
      ]);
      expect(await secondFactorOf(person.token)).toBe(true);
    });

    it('asks for one that can be found without a name, and knows its owner', async () => {
      const { token, userId, email } = await register();

      expect(await beginCreation(token)).toMatchObject({
        rp: { id: 'localhost', name: 'Almanac' },
        user: { id: Buffer.from(userId).toString('base64url'), name: email },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
    });

    it('needs somebody who is there', async () => {
      const { token } = await register();
      clock.advance(901);

      expect(await send('POST passkeys/options', { token })).toMatchObject(
        refused('identity.stepUpNeeded', 403),
      );
    });

    it('takes an answer once, within ten minutes, and from the one who asked', async () => {
      const [mine, yours] = [await register(), await register()];
      const device = newAuthenticator();
      const made = async () => device.createJSON(home, await beginCreation(mine.token));
      const post = (credential: unknown, { token }: Person) =>
        send('POST passkeys', { token, body: { name: 'x', credential } });
      const stolen = await made();
      expect(await post(stolen, yours)).toMatchObject(refused('identity.invalidChallenge'));
      const good = await made();
      expect((await post(good, mine)).status).toBe(201);
      expect(await post(good, mine)).toMatchObject(refused('identity.invalidChallenge'));
      const late = newAuthenticator().createJSON(home, await beginCreation(mine.token));
      clock.advance(601);
      expect(await post(late, mine)).toMatchObject(refused('identity.invalidChallenge'));
    });

    it('refuses what was made on another page, or without knowing its owner', async () => {
      const person = await register();
      const elsewhere = newAuthenticator();
      const made = elsewhere.createJSON('http://localhost:4000', await beginCreation(person.token));
      expect(
        await send('POST passkeys', { token: person.token, body: { name: 'x', credential: made } }),
      ).toMatchObject(refused('identity.passkeyRefused', 422));

      const careless = newAuthenticator({ verifiesOwner: () => false });
      const credential = careless.createJSON(home, await beginCreation(person.token));
      expect(
        await send('POST passkeys', { token: person.token, body: { name: 'x', credential } }),
      ).toMatchObject(refused('identity.passkeyRefused', 422));
    });

    it.each([
      {},
      { name: 'x' },
      { name: 'x', credential: { id: '€', rawId: 'a', type: 'public-key', response: {} } },
      { name: '', credential: {} },
    ])('names what is wrong with %j', async (body) => {
      const { token } = await register();

      expect(await send('POST passkeys', { token, body })).toMatchObject(refused('http.invalidRequest', 400));
    });

    it('refuses bytes that are none of an authenticator', async () => {
      const { token } = await register();
      const { challenge } = await beginCreation(token);
      const text = JSON.stringify({ type: 'webauthn.create', challenge, origin: home });
      const clientDataJSON = Buffer.from(text).toString('base64url');
      const credential = {
        id: 'AAAA',
        rawId: 'AAAA',
        type: 'public-key',
        response: { clientDataJSON, attestationObject: 'AAAA' },
      };

      expect(await send('POST passkeys', { token, body: { name: 'x', credential } })).toMatchObject(
        refused('identity.passkeyRefused', 422),
      );
    });
  });

  describe('signing in', () => {
    it('needs nothing else, and counts as two factors', async () => {
      const { device, userId } = await withPasskey();
      const { status, body } = await signIn(device.getJSON(home, await beginSignIn()));

      expect({ status, body }).toMatchObject({
        status: 200,
        body: { tokenType: 'Bearer', user: { id: userId } },
      });
      expect(await secondFactorOf(body.accessToken)).toBe(true);
    });

    it('takes an answer once, of fifty at once for one', async () => {
      const { device } = await withPasskey();
      const credential = device.getJSON(home, await beginSignIn());
      const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(credential)));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('takes no answer after ten minutes, and none to a challenge that was not ours', async () => {
      const { device } = await withPasskey();
      const credential = device.getJSON(home, await beginSignIn());
      clock.advance(601);
      expect(await signIn(credential)).toMatchObject(refused('identity.invalidChallenge'));

      const made = { ...(await beginSignIn()), challenge: Buffer.alloc(32).toString('base64url') };
      expect(await signIn(device.getJSON(home, made))).toMatchObject(refused('identity.invalidChallenge'));
    });

    it('refuses another page, a wrong signature, and another’s handle', async () => {
      const { device } = await withPasskey();
      const asked = async (origin = home) => device.getJSON(origin, await beginSignIn());
      expect(await signIn(await asked('http://localhost:4000'))).toMatchObject(
        refused('identity.invalidPasskey'),
      );
      const signed = await asked();
      const forged = { ...signed.response, signature: `AAAA${signed.response.signature.slice(4)}` };
      expect(await signIn({ ...signed, response: forged })).toMatchObject(refused('identity.invalidPasskey'));
      const other = await asked();
      const userHandle = Buffer.from(crypto.randomUUID()).toString('base64url');
      expect(await signIn({ ...other, response: { ...other.response, userHandle } })).toMatchObject(
        refused('identity.invalidPasskey'),
      );
    });

    it('refuses an authenticator that did not ask who is there', async () => {
      let asks = true;
      const { device } = await withPasskey(newAuthenticator({ verifiesOwner: () => asks }));
      asks = false;

      expect(await signIn(device.getJSON(home, await beginSignIn()))).toMatchObject(
        refused('identity.invalidPasskey'),
      );
    });

    it('refuses a copy of an authenticator: its counter has stayed behind', async () => {
      const { device, passkeyId } = await withPasskey();
      const early = device.getJSON(home, await beginSignIn());
      const later = device.getJSON(home, await beginSignIn());
      expect((await signIn(later)).status).toBe(200);

      expect(await signIn(early)).toMatchObject(refused('identity.invalidPasskey'));
      const [row] = await app
        .get(Database)
        .query<{ counter: string }>('select counter from identity.passkey where id = $1', [passkeyId]);
      expect(Number(row?.counter)).toBeGreaterThan(0);
    });

    it('goes on with an authenticator that does not count', async () => {
      const { device } = await withPasskey(newAuthenticator({ counts: false }));
      for (let n = 0; n < 2; n++)
        expect((await signIn(device.getJSON(home, await beginSignIn()))).status).toBe(200);
    });
  });

  describe('as a second factor', () => {
    const ask = async (challenge: string): Promise<PublicKeyCredentialRequestOptionsJSON> =>
      (await send('POST mfa/passkey', { body: { challenge } })).body.publicKey;
    const verify = (challenge: string, credential: unknown) =>
      send('POST mfa/verify', { body: { challenge, method: 'passkey', credential } });

    it('is asked for after the password, and recovery codes stand in for it', async () => {
      const { email, device, codes } = await withPasskey();
      expect((await send('POST login', { body: { email, password } })).body.details.methods).toEqual([
        'passkey',
        'recovery-code',
      ]);
      const challenge = await challengeOf(email);
      const options = await ask(challenge);
      expect(options).toMatchObject({ rpId: 'localhost', allowCredentials: [{ type: 'public-key' }] });
      const answer = await verify(challenge, device.getJSON(home, options));
      expect(answer).toMatchObject({ status: 200, body: { user: { email } } });
      expect(await secondFactorOf(answer.body.accessToken)).toBe(true);

      const body = { challenge: await challengeOf(email), method: 'recovery-code', code: codes[0] };
      expect((await send('POST mfa/verify', { body })).status).toBe(200);
    });

    it('answers its own challenge only, with its own passkey, once', async () => {
      const [mine, yours] = [await withPasskey(), await withPasskey()];
      const [first, second] = [await challengeOf(mine.email), await challengeOf(mine.email)];
      const answered = mine.device.getJSON(home, await ask(first));
      expect(await verify(second, answered)).toMatchObject(refused('identity.wrongCode'));
      const foreign = yours.device.getJSON(home, { ...(await ask(second)), allowCredentials: [] });
      expect(await verify(second, foreign)).toMatchObject(refused('identity.wrongCode'));
      expect((await verify(first, answered)).status).toBe(200);
      expect(await verify(first, answered)).toMatchObject(refused('identity.invalidChallenge'));
    });

    it('proves that somebody is there still', async () => {
      const { token, device } = await withPasskey();
      clock.advance(901);
      const { challenge } = (await send('POST mfa/challenge', { token })).body;
      const credential = device.getJSON(home, await ask(challenge));
      const body = { challenge, method: 'passkey', credential };

      expect((await send('POST step-up', { token, body })).status).toBe(204);
      expect((await send('POST passkeys/options', { token })).status).toBe(200);
    });

    it('is not offered to those who have none', async () => {
      const challenge = Buffer.alloc(32).toString('base64url');

      expect(await send('POST mfa/passkey', { body: { challenge } })).toMatchObject(
        refused('identity.invalidChallenge'),
      );
    });
  });

  describe('keeping them', () => {
    it('renames and removes one’s own and nobody else’s', async () => {
      const [mine, yours] = [await withPasskey(), await withPasskey()];
      const path = `passkeys/${mine.passkeyId}`;
      expect(await send(`PATCH ${path}`, { token: yours.token, body: { name: 'x' } })).toMatchObject(
        refused('identity.passkeyNotFound', 404),
      );
      expect(await send(`DELETE ${path}`, { token: yours.token })).toMatchObject(
        refused('identity.passkeyNotFound', 404),
      );
      expect(await send(`PATCH ${path}`, { token: mine.token, body: { name: 'Key ring' } })).toMatchObject({
        status: 200,
        body: { name: 'Key ring' },
      });
    });

    it('asks for none any more once the last is gone, and forgets the recovery codes', async () => {
      const person = await withPasskey();
      const another = await add(newAuthenticator(), person);
      expect((await send(`DELETE passkeys/${another.body.id}`, { token: person.token })).status).toBe(204);
      expect((await send('GET mfa', { token: person.token })).body.recoveryCodesLeft).toBe(10);
      expect((await send(`DELETE passkeys/${person.passkeyId}`, { token: person.token })).status).toBe(204);

      expect((await send('GET mfa', { token: person.token })).body).toEqual({
        factors: [],
        recoveryCodesLeft: 0,
      });
      expect((await send('POST login', { body: { email: person.email, password } })).status).toBe(200);
      expect(await signIn(person.device.getJSON(home, await beginSignIn()))).toMatchObject(
        refused('identity.invalidPasskey'),
      );
    });

    it('is told to others', async () => {
      const { token, userId, passkeyId } = await withPasskey();
      await send(`DELETE passkeys/${passkeyId}`, { token });
      const own = (await app.published()).filter(({ input }) => 'userId' in input && input.userId === userId);

      expect(own.slice(-2)).toEqual([
        { type: 'identity.second-factor-added', input: { userId, kind: 'passkey' } },
        { type: 'identity.second-factor-removed', input: { userId, kind: 'passkey' } },
      ]);
    });
  });
});
