import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IdentityModule } from './identity.module.js';
import { type OAuthApp, Person, password, refused, startOAuth } from './testing/start-oauth.js';

describe('linked identities', () => {
  let oauth: OAuthApp;
  let ada: Person;

  beforeAll(async () => {
    oauth = await startOAuth(IdentityModule);
  });
  afterAll(() => oauth.stop());
  beforeEach(() => {
    ada = new Person(oauth);
  });

  const identitiesOf = async (person: Person, token: string): Promise<{ id: string }[]> =>
    (await person.send('GET identities', { token })).body.items;

  describe('an e-mail address', () => {
    it.each(['unverified@example.com', 'noaddress'])(
      'that is not verified makes no account: %s',
      async (name) => {
        expect(await new Person(oauth, name).signIn()).toMatchObject(
          refused('identity.emailNotVerified', 403),
        );
      },
    );

    it('that is not verified does not tell whether there is an account', async () => {
      const bob = new Person(oauth, 'unverified.bob@example.com');
      await bob.register();

      expect(await bob.signIn()).toMatchObject(refused('identity.emailNotVerified', 403));
    });

    it('that has an account opens it only once its owner has linked it', async () => {
      const { user } = await ada.register();
      const code = await ada.codeFor();
      expect(await ada.exchange(code)).toMatchObject({
        status: 409,
        body: { code: 'identity.linkNeeded', details: { email: ada.name, provider: 'Company' } },
      });

      const { accessToken: token } = (await ada.send('POST login', { body: { email: ada.name, password } }))
        .body;
      expect(await ada.send('POST identities', { token, body: { code } })).toMatchObject({
        status: 201,
        body: { provider: 'company', email: ada.name },
      });
      expect((await ada.signIn()).body.user.id).toBe(user.id);
    });

    it('that another provider vouches for opens no account of the first one', async () => {
      await ada.signIn();

      expect(await ada.signIn('oauth/other')).toMatchObject(refused('identity.linkNeeded', 409));
    });
  });

  it('are taken whatever their address, verified or not, of whoever is signed in', async () => {
    const { accessToken, user } = await ada.register();
    expect((await ada.link(accessToken, 'unverified.ada@example.com')).status).toBe(201);

    expect((await new Person(oauth, 'unverified.ada@example.com').signIn()).body.user.id).toBe(user.id);
  });

  it('open one account, which has one of each provider', async () => {
    const bob = new Person(oauth);
    await bob.signIn();
    const { accessToken } = await ada.register();
    expect(await ada.link(accessToken, bob.name)).toMatchObject(refused('identity.linkedElsewhere', 409));

    const window = new Person(oauth);
    expect((await window.link(accessToken, ada.name)).status).toBe(201);
    expect(await new Person(oauth).link(accessToken, Person.newName())).toMatchObject(
      refused('identity.alreadyLinked', 409),
    );
  });

  it('are not linked by a code that somebody else began, which does not sign in either', async () => {
    const victim = await ada.register();
    const mallory = new Person(oauth);
    const { accessToken: token } = await mallory.register();
    const begun = await mallory.send('POST oauth/link', { token, body: { provider: 'company' } });
    const { code } = (await mallory.back(await mallory.browser.signInAt(begun.body.url, mallory.name))).body;
    const asked = { body: { code } };

    expect(await mallory.exchange(code)).toMatchObject(refused('identity.invalidSignInCode'));
    expect(await mallory.send('POST identities', { ...asked, token: victim.accessToken })).toMatchObject(
      refused('identity.invalidSignInCode'),
    );
    expect(await ada.send('POST identities', { ...asked, token })).toMatchObject(
      refused('identity.invalidSignInCode'),
    );
    expect((await mallory.send('POST identities', { ...asked, token })).status).toBe(201);
  });

  it('are not linked by the code of a sign-in whose mailbox is not that of the account', async () => {
    const { accessToken: token } = await ada.register();
    const mallory = new Person(oauth);

    expect(
      await mallory.send('POST identities', { token, body: { code: await mallory.codeFor() } }),
    ).toMatchObject(refused('identity.invalidSignInCode'));
  });

  it('need somebody who proved lately to be there', async () => {
    const { accessToken: token } = (await ada.signIn()).body;
    const [one] = await identitiesOf(ada, token);
    oauth.clock.advance(16 * 60);

    expect(await ada.send('POST oauth/link', { token, body: { provider: 'company' } })).toMatchObject(
      refused('identity.stepUpNeeded', 403),
    );
    expect(await ada.send(`DELETE identities/${one?.id}`, { token })).toMatchObject(
      refused('identity.stepUpNeeded', 403),
    );
    expect(await ada.send('POST step-up', { token, body: { password } })).toMatchObject(
      refused('identity.noPassword', 409),
    );
  });

  it('are removed, but for the last way in', async () => {
    const { accessToken: token } = (await ada.signIn()).body;
    const [one] = await identitiesOf(ada, token);
    expect(await ada.send(`DELETE identities/${one?.id}`, { token })).toMatchObject(
      refused('identity.lastWayIn', 409),
    );

    expect((await ada.link(token, ada.name, 'other')).status).toBe(201);
    const both = await identitiesOf(ada, token);
    const answers = await Promise.all(both.map(({ id }) => ada.send(`DELETE identities/${id}`, { token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await identitiesOf(ada, token)).toHaveLength(1);
  });

  it('are nobody else’s', async () => {
    const { accessToken } = (await ada.signIn()).body;
    const [one] = await identitiesOf(ada, accessToken);
    const stranger = await new Person(oauth).register();

    expect(await ada.send(`DELETE identities/${one?.id}`, { token: stranger.accessToken })).toMatchObject(
      refused('identity.identityNotFound', 404),
    );
  });
});
