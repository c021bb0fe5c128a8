import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FindRoom } from '#modules/identity';
import { Database } from '#shared/database';
import { type StartedModule, startModule, stubAnswer } from '#shared/testing';
import { IdentityModule } from './identity.module.js';
import { authRequests } from './testing/auth-requests.js';
import { anyOrganization, realTokens } from './testing/real-tokens.js';
import { type Said, type SamlProvider, startSamlProvider } from './testing/saml-provider.js';

const password = 'correct horse battery staple';
const otherOrganization = '00000000-0000-4000-8000-0000000000bb';

/** Against an identity provider by another hand. */
describe('SAML 2.0', () => {
  let app: StartedModule;
  let provider: SamlProvider;
  let admin: string;
  let people = 0;
  const room = vi.fn(() => [{ room: true }]);

  beforeAll(async () => {
    vi.stubEnv('IDENTITY_DOMAINS', `corp.example=${anyOrganization}, b.example=${otherOrganization}`);
    app = await startModule(IdentityModule, { override: realTokens, stubs: [stubAnswer(FindRoom, room)] });
    provider = await startSamlProvider();
    admin = (await register()).token;
  });
  afterAll(async () => {
    await app.stop();
    vi.unstubAllEnvs();
  });
  beforeEach(async () => {
    await configure();
  });

  const send = authRequests(() => app);
  const register = async () => {
    const email = `sam${++people}@example.com`;
    const { body } = await send('POST register', { body: { email, password } });
    return { email, token: body.accessToken as string, userId: body.user.id as string };
  };
  const own = (path = '') => `saml/${anyOrganization}${path}`;
  const configure = (rules: object = {}, identityProvider: object = { metadata: provider.metadata }) =>
    send(`PUT ${own()}`, { token: admin, body: { identityProvider, ...rules } });
  const metadata = async () => (await send(`GET ${own('/metadata')}`)).body as string;
  const cookieOf = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';', 1)[0] ?? '';
  /** As far as the provider. */
  const visit = async (query = '') => {
    const { headers } = await send(`GET ${own('/login')}${query}`);
    const { id } = await provider.readRequest(String(headers.location), await metadata());
    return { id, cookie: cookieOf(headers) };
  };
  const post = (SAMLResponse: string, RelayState?: string) => {
    const form = new URLSearchParams({ SAMLResponse, ...(RelayState !== undefined && { RelayState }) });
    return app
      .http({
        method: 'POST',
        url: `/api/v1/auth/${own('/acs')}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: form.toString(),
      })
      .then(({ statusCode: status, headers, body }) => ({
        status,
        location: headers.location,
        body: body === '' ? undefined : JSON.parse(body),
      }));
  };
  const say = async (said: Partial<Said>, by = provider) =>
    by.respond(await metadata(), { nameId: randomUUID(), ...said });
  const exchange = (code: string, cookie = '') =>
    send('POST saml/exchange', { body: { code }, headers: cookie ? { cookie } : {} });
  /** The whole of it. */
  const signIn = async (said: Partial<Said>) => {
    const { id, cookie } = await visit();
    const arrival = await post(await say({ ...said, inResponseTo: id }));
    return arrival.status === 200 ? exchange(arrival.body.code, cookie) : arrival;
  };
  const refused = (code: string, status = 401) => ({ status, body: { code } });
  const because = (reason: string) => ({ body: { code: 'identity.samlRefused', details: { reason } } });
  const newEmail = () => `new${++people}@corp.example`;

  describe('the connection', () => {
    it('is read from metadata, or from what matters of it', async () => {
      const { body } = await configure({ allowsIdpInitiated: true });
      const identityProvider = {
        entityId: provider.entityId,
        ssoUrl: provider.ssoUrl,
        certificates: [expect.stringContaining('BEGIN CERTIFICATE')],
      };
      expect(body).toMatchObject({ identityProvider, allowsIdpInitiated: true, provisions: true });
      const given = { ...identityProvider, certificates: [provider.certificate] };
      expect((await configure({}, given)).body.identityProvider).toEqual(body.identityProvider);
      expect((await send(`GET ${own()}`, { token: admin })).body).toMatchObject({ identityProvider });
    });

    it.each([
      ['<x/>', 'samlMetadataUnreadable'],
      ['not XML', 'samlMetadataUnreadable'],
      ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'samlMetadataUnreadable'],
      ['<a><b></a>', 'samlMetadataUnreadable'],
    ])('is not read from %s', async (given, code) => {
      expect(await configure({}, { metadata: given })).toMatchObject(refused(`identity.${code}`, 422));
    });

    it.each(['none', 'AAAA'])('takes no certificate like %s', async (certificate) => {
      const given = { entityId: 'x', ssoUrl: 'https://idp.example', certificates: [certificate] };

      expect(await configure({}, given)).toMatchObject(refused('identity.samlCertificateRefused', 422));
    });

    it('sends no browser to a script', async () => {
      const evil = provider.metadata.replace(provider.ssoUrl, 'javascript:alert(1)');

      expect(await configure({}, { metadata: evil })).toMatchObject(
        refused('identity.samlMetadataUnreadable', 422),
      );
    });

    it('is gone when it is removed, with everything that was linked by it', async () => {
      const nameId = randomUUID();
      await signIn({ nameId, email: newEmail() });
      expect((await send(`DELETE ${own()}`, { token: admin })).status).toBe(204);

      expect(await send(`GET ${own('/login')}`)).toMatchObject(refused('identity.samlNotConfigured', 404));
      await configure();
      expect(await signIn({ nameId })).toMatchObject(refused('identity.samlLinkNeeded'));
    });
  });

  describe('signing in', () => {
    it('gives the browser that went tokens, and somebody new an account and a membership', async () => {
      const [nameId, email] = [randomUUID(), newEmail()];
      const first = await signIn({ nameId, email });
      expect(first).toMatchObject({ status: 200, body: { tokenType: 'Bearer', user: { email } } });
      const second = await signIn({ nameId, email: newEmail() });

      expect(second.body.user.id).toBe(first.body.user.id);
      const userId = first.body.user.id;
      const told = (await app.published()).filter(({ type }) => type === 'identity.member-provisioned');
      expect(told.filter(({ input }) => 'userId' in input && input.userId === userId)).toEqual([
        { type: 'identity.member-provisioned', input: { userId, organizationId: anyOrganization } },
      ]);
    });

    it('leads back to the page that asked for it, and to no other', async () => {
      const { id } = await visit('?returnTo=%2Fdashboards%3Ftab%3D2');
      const arrival = await post(await say({ inResponseTo: id, email: newEmail() }), 'https://evil.example');
      expect(arrival).toMatchObject({
        status: 303,
        location: expect.stringMatching(/^\/dashboards\?tab=2&code=[\w-]{43}$/),
      });

      for (const evil of ['https://evil.example', '//evil.example', '/\\evil.example'])
        expect(await send(`GET ${own('/login')}?returnTo=${encodeURIComponent(evil)}`)).toMatchObject(
          refused('http.invalidRequest', 400),
        );
    });

    it('trades a code once, and for the browser that went', async () => {
      const { id, cookie } = await visit();
      const { body } = await post(await say({ inResponseTo: id, email: newEmail() }));
      const other = await visit();
      expect(await exchange(body.code)).toMatchObject(refused('identity.invalidSamlCode'));
      expect(await exchange(body.code, other.cookie)).toMatchObject(refused('identity.invalidSamlCode'));
      const tries = await Promise.all(Array.from({ length: 20 }, () => exchange(body.code, cookie)));

      expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('makes one account of many who come at once', async () => {
      const [nameId, email] = [randomUUID(), newEmail()];
      const visits = await Promise.all(Array.from({ length: 10 }, () => visit()));
      const sent = await Promise.all(
        visits.map(async ({ id }) => post(await say({ nameId, email, inResponseTo: id }))),
      );

      expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    });
  });

  describe('a response is refused', () => {
    const answer = async (said: Partial<Said> = {}) => {
      const { id } = await visit();
      return say({ email: newEmail(), inResponseTo: id, ...said });
    };
    const edited = async (edit: (xml: string) => string, said: Partial<Said> = {}) =>
      post(Buffer.from(edit(Buffer.from(await answer(said), 'base64').toString())).toString('base64'));

    it('that is not signed, or not by its provider', async () => {
      expect(await edited((xml) => xml.replace(/<ds:Signature.*?<\/ds:Signature>/s, ''))).toMatchObject(
        because('Invalid signature'),
      );
      const forger = await startSamlProvider({ entityId: provider.entityId });
      const { id } = await visit();
      expect(await post(await say({ inResponseTo: id, email: newEmail() }, forger))).toMatchObject(
        because('Invalid signature'),
      );
    });

    it('that was changed after it was signed', async () => {
      expect(await edited((xml) => xml.replace(/new\d+@corp/, 'chief@corp'))).toMatchObject(
        because('Invalid signature'),
      );
    });

    it('whose signature is wrapped around somebody else', async () => {
      const evil = (xml: string) => {
        const assertion = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '';
        const forged = assertion
          .replace(/<ds:Signature.*?<\/ds:Signature>/s, '')
          .replace(/ID="[^"]+"/, 'ID="_forged"')
          .replace(/new\d+@corp/, 'chief@corp');
        return { assertion, forged };
      };
      const wrappings = [
        (xml: string) => xml.replace('<saml:Assertion', `${evil(xml).forged}<saml:Assertion`),
        (xml: string) => xml.replace('</samlp:Response>', `${evil(xml).forged}</samlp:Response>`),
        (xml: string) =>
          xml.replace(
            evil(xml).assertion,
            evil(xml).forged.replace('</saml:Assertion>', `${evil(xml).assertion}</saml:Assertion>`),
          ),
        (xml: string) =>
          xml.replace(
            evil(xml).assertion,
            `<samlp:Extensions>${evil(xml).assertion}</samlp:Extensions>${evil(xml).forged}`,
          ),
        (xml: string) => {
          const { assertion, forged } = evil(xml);
          const signature = /<ds:Signature.*?<\/ds:Signature>/s.exec(assertion)?.[0] ?? '';
          const inner = signature.replace(
            '</ds:Signature>',
            `<ds:Object>${assertion.replace(signature, '')}</ds:Object></ds:Signature>`,
          );
          return xml.replace(assertion, forged.replace('</saml:Issuer>', `</saml:Issuer>${inner}`));
        },
      ];
      for (const wrap of wrappings) expect(await edited(wrap)).toMatchObject(refused('identity.samlRefused'));
    });

    it('that is too old, too young, for somebody else, or by somebody else', async () => {
      expect(await post(await answer({ ageMinutes: 20 }))).toMatchObject(refused('identity.samlRefused'));
      expect(await post(await answer({ ageMinutes: -20 }))).toMatchObject(refused('identity.samlRefused'));
      expect(await post(await answer({ audience: 'https://other.example' }))).toMatchObject(
        refused('identity.samlRefused'),
      );
      expect(await post(await answer({ recipient: 'https://other.example' }))).toMatchObject(
        because('it is for another recipient'),
      );
      expect(await post(await answer({ issuer: 'https://other.example' }))).toMatchObject(
        because('somebody else has issued it'),
      );
    });

    it('that comes a second time, also with its request open again', async () => {
      const response = await answer();
      const requests = await app.get(Database).query('select * from identity.saml_request');
      expect((await post(response)).status).toBe(200);
      expect(await post(response)).toMatchObject(because('it answers no request that is open'));
      for (const row of requests)
        await app
          .get(Database)
          .query(
            `insert into identity.saml_request select * from jsonb_populate_record(null::identity.saml_request, $1) on conflict do nothing`,
            [
              {
                ...(row as object),
                hash: `\\x${(row as { hash: Buffer }).hash.toString('hex')}`,
                browser_hash: '\\x00',
              },
            ],
          );

      expect(await post(response)).toMatchObject(because('it was taken before'));
    });

    it('that answers nothing that was asked, unless the provider may speak unasked', async () => {
      const unasked = () => say({ email: newEmail() });
      expect(await post(await unasked())).toMatchObject(because('it answers no request'));
      expect(await post(await say({ inResponseTo: '_made-up' }))).toMatchObject(
        because('it answers no request that is open'),
      );

      await configure({ allowsIdpInitiated: true });
      const response = await unasked();
      const { status, location } = await post(response, '/dashboards');
      expect({ status, location }).toEqual({
        status: 303,
        location: expect.stringMatching(/^\/dashboards\?code=/),
      });
      expect(await post(response)).toMatchObject(because('it was taken before'));
      expect((await post(await unasked(), '//evil.example')).status).toBe(200);
      const code = new URL(String(location), 'http://x').searchParams.get('code') ?? '';
      expect((await exchange(code)).status).toBe(200);
    });

    it('that declares entities, or is signed with SHA-1', async () => {
      const declares = (xml: string) => `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${xml}`;
      expect(await edited(declares)).toMatchObject(because('it declares a document type or entities'));
      expect(await edited((xml) => xml.replace('xmldsig-more#rsa-sha256', 'xmldsig#rsa-sha1'))).toMatchObject(
        because('it is signed with an algorithm that is not safe any more'),
      );
    });

    it('that names nobody for good', async () => {
      const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

      expect(await post(await answer({ format: transient }))).toMatchObject(
        because('the NameID is transient: a lasting one is needed'),
      );
      expect(await post(await answer({ nameId: ' ' }))).toMatchObject(refused('identity.samlRefused'));
    });

    it.each(['AAAA', Buffer.from('<a/>').toString('base64'), '===='])('that is %s', async (response) => {
      expect(await post(response)).toMatchObject(refused('identity.samlRefused'));
    });

    it('that is no base64', async () => {
      expect(await post('<x>')).toMatchObject(refused('http.invalidRequest', 400));
    });
  });

  describe('whose account it is', () => {
    it('reads the whole of a NameID, comments or not', async () => {
      const victim = randomUUID();
      const { body } = await signIn({ nameId: victim, email: newEmail() });
      const attacker = await signIn({
        nameId: `${victim}.evil`,
        rawNameId: `${victim}<!-- -->.evil`,
        email: newEmail(),
      });

      expect(attacker.status).toBe(200);
      expect(attacker.body.user.id).not.toBe(body.user.id);
    });

    it('is that of the mailbox only in domains that the operator gave to the organisation', async () => {
      const stranger = await register();
      expect(await signIn({ email: stranger.email })).toMatchObject(refused('identity.samlLinkNeeded'));
      expect(await signIn({ email: 'chief@b.example' })).toMatchObject(refused('identity.samlLinkNeeded'));
      expect(await signIn({ email: 'chief@corp.example.evil.example' })).toMatchObject(
        refused('identity.samlLinkNeeded'),
      );
      expect(await signIn({})).toMatchObject(refused('identity.samlLinkNeeded'));

      const email = newEmail();
      const known = await send('POST register', { body: { email, password } });
      expect((await signIn({ email: email.toUpperCase() })).body.user.id).toBe(known.body.user.id);
    });

    it('is nobody’s new one where no seat is free, or the provider may make none', async () => {
      const known = { email: newEmail(), nameId: randomUUID() };
      await signIn(known);
      room.mockReturnValueOnce([{ room: false }]);
      expect((await signIn(known)).status).toBe(200);
      expect(await signIn({ email: newEmail() })).toMatchObject(refused('identity.samlNoSeat', 429));
      await configure({ provisions: false });
      expect(await signIn({ email: newEmail() })).toMatchObject(refused('identity.samlNoAccount'));
    });

    it('is whoever has signed in and linked it', async () => {
      const [mine, yours] = [await register(), await register()];
      const nameId = randomUUID();
      const link = async (token: string) => {
        const { headers, body } = await send(`POST ${own('/link')}`, { token, body: {} });
        const { id } = await provider.readRequest(body.url, await metadata());
        const arrival = await post(await say({ nameId, inResponseTo: id }));
        return arrival.status === 200 ? exchange(arrival.body.code, cookieOf(headers)) : arrival;
      };
      expect((await link(mine.token)).body.user.id).toBe(mine.userId);
      expect((await signIn({ nameId })).body.user.id).toBe(mine.userId);

      expect(await link(yours.token)).toMatchObject(refused('identity.samlLinkedElsewhere', 409));
    });

    it('is still asked for its second factor', async () => {
      const [nameId, email] = [randomUUID(), newEmail()];
      const { body } = await signIn({ nameId, email });
      await app.get(Database).query(
        `insert into identity.second_factor (id, account_id, kind, created_at, confirmed_at)
           values ($1, $2, 'email', now(), now())`,
        [randomUUID(), body.user.id],
      );

      expect(await signIn({ nameId, email })).toMatchObject(refused('identity.secondFactorNeeded'));
    });
  });
});
