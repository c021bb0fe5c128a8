import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { IdentityModule } from './identity.module.js';
import { GitHubStandIn } from './testing/github-stand-in.js';
import { type OAuthApp, Person, redirectUri, refused, startOAuth } from './testing/start-oauth.js';

describe('signing in with GitHub', () => {
  let gitHub: GitHubStandIn;
  let oauth: OAuthApp;

  beforeAll(async () => {
    gitHub = await GitHubStandIn.start(redirectUri);
    vi.stubEnv('OAUTH_GITHUB_CLIENT_ID', 'almanac');
    vi.stubEnv('OAUTH_GITHUB_CLIENT_SECRET', 'only-for-development');
    vi.stubEnv('OAUTH_GITHUB_URL', `${gitHub.url}/`);
    oauth = await startOAuth(IdentityModule);
  });
  afterAll(async () => {
    await oauth.stop();
    await gitHub.stop();
  });

  const email = (address: string, verified: boolean, primary = true) => ({
    email: address,
    verified,
    primary,
  });

  it('is by the id of the user, whatever becomes of the login and the address', async () => {
    const emails = [email('old@example.com', true, false), email('ada@example.com', true)];
    gitHub.accounts.set('ada', { id: 1815, login: 'ada', emails });
    const first = await new Person(oauth, 'ada').signIn('oauth/github');
    expect(first).toMatchObject({ status: 200, body: { user: { email: 'ada@example.com', name: 'ada' } } });

    gitHub.accounts.set('countess', {
      id: 1815,
      login: 'countess',
      emails: [email('new@example.com', true)],
    });
    const again = await new Person(oauth, 'countess').signIn('oauth/github');
    expect(again.body.user.id).toBe(first.body.user.id);
  });

  it('makes no account without a primary address that is verified', async () => {
    const emails = [email('grace@example.com', false), email('other@example.com', true, false)];
    gitHub.accounts.set('grace', { id: 1906, login: 'grace', emails });

    expect(await new Person(oauth, 'grace').signIn('oauth/github')).toMatchObject(
      refused('identity.emailNotVerified', 403),
    );
  });

  it('is a 503 when it does not say who it is', async () => {
    const emmy = new Person(oauth, 'emmy');
    const url = await emmy.visit('oauth/github');

    expect(await emmy.back(url)).toMatchObject(refused('identity.providerUnavailable', 503));
  });
});
