import { afterEach, describe, expect, it, vi } from 'vitest';
import { CoreConfig } from '#shared/config';
import { OAuthConfig } from './config.js';
import { OAuthProviders } from './oauth-providers.js';

describe('the settings of providers', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const given = (settings: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    return new OAuthProviders(new OAuthConfig(), new CoreConfig());
  };
  const issuer = { id: 'company', issuer: 'https://login.example.com/', clientId: 'x' };

  it('are none unless somebody sets some', () => {
    expect(given({}).all).toEqual([]);
  });

  it('name Google, Microsoft, GitHub and others', () => {
    const { all } = given({
      OAUTH_GOOGLE_CLIENT_ID: 'g',
      OAUTH_GOOGLE_CLIENT_SECRET: 's',
      OAUTH_MICROSOFT_CLIENT_ID: 'm',
      OAUTH_MICROSOFT_CLIENT_SECRET: 's',
      OAUTH_MICROSOFT_TENANT: '8b9e2b2a-3f5c-4e5b-9b1a-0123456789ab',
      OAUTH_GITHUB_CLIENT_ID: 'h',
      OAUTH_GITHUB_CLIENT_SECRET: 's',
      OAUTH_ISSUERS: JSON.stringify([issuer]),
    });

    expect(all.map(({ id, issuer: whose, trustEmail }) => [id, whose, trustEmail])).toEqual([
      ['google', 'https://accounts.google.com', false],
      ['microsoft', 'https://login.microsoftonline.com/8b9e2b2a-3f5c-4e5b-9b1a-0123456789ab/v2.0', false],
      ['github', 'https://github.com', false],
      ['company', 'https://login.example.com', false],
    ]);
  });

  it.each([
    ['half a provider', { OAUTH_GOOGLE_CLIENT_ID: 'g' }, 'OAUTH_GOOGLE_CLIENT_SECRET is not set'],
    ['everybody’s directory', { OAUTH_MICROSOFT_TENANT: 'common' }, 'lets in everybody'],
    ['text that is not JSON', { OAUTH_ISSUERS: '{' }, 'it is not JSON'],
    ['an unknown field', { OAUTH_ISSUERS: JSON.stringify([{ ...issuer, secret: 's' }]) }, 'secret'],
    ['an id twice', { OAUTH_ISSUERS: JSON.stringify([issuer, issuer]) }, 'each "id" may be there once'],
    [
      'an issuer twice',
      {
        OAUTH_ISSUERS: JSON.stringify([issuer, { ...issuer, id: 'b', issuer: 'https://login.example.com' }]),
      },
      'each issuer may be there once',
    ],
    [
      'a reserved id',
      { OAUTH_ISSUERS: JSON.stringify([{ ...issuer, id: 'callback' }]) },
      'no ids for others',
    ],
    [
      'an issuer by http',
      { OAUTH_ISSUERS: JSON.stringify([{ ...issuer, issuer: 'http://login.example.com' }]) },
      'give an https URL',
    ],
  ])('stop the start with %s', (_, settings, message) => {
    expect(() => given(settings)).toThrow(message);
  });
});
