import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const text = z.string().trim().min(1);

/** https, or a server on this machine. */
const issuerUrl = z
  .url({ protocol: /^https?$/, error: 'give a URL like https://login.example.com' })
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), {
    error: 'http is for servers on this machine alone: give an https URL',
  });

const issuer = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z\d][a-z\d-]{0,39}$/, { error: 'give an "id" of lower-case letters, digits and dashes' })
    .refine((id) => !['callback', 'google', 'microsoft', 'github'].includes(id), {
      error: 'callback, google, microsoft and github are no ids for others',
    }),
  name: text.max(60).optional(),
  issuer: issuerUrl.transform(withoutSlash),
  clientId: text,
  clientSecret: text.optional(),
  scope: text.default('openid profile email'),
  trustEmail: z.boolean().default(false),
});

const issuers = z
  .string()
  .transform((given, context) => {
    try {
      return JSON.parse(given);
    } catch {
      context.addIssue('it is not JSON: give a list like [{"id":"…","issuer":"https://…","clientId":"…"}]');
      return z.NEVER;
    }
  })
  .pipe(z.array(issuer))
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
    error: 'each "id" may be there once',
  })
  .default([]);

const id = (variable: Uppercase<string>, where: string) =>
  setting(variable, text.optional(), {
    description: `The client id of the application that you made ${where}.`,
  });
const secret = (variable: Uppercase<string>) =>
  setting(variable, text.optional(), { description: 'The client secret of that application.', secret: true });

const settings = {
  googleClientId: id('OAUTH_GOOGLE_CLIENT_ID', 'in the Google Cloud console, to sign in with Google'),
  googleClientSecret: secret('OAUTH_GOOGLE_CLIENT_SECRET'),
  microsoftClientId: id('OAUTH_MICROSOFT_CLIENT_ID', 'in Microsoft Entra ID, to sign in with Microsoft'),
  microsoftClientSecret: secret('OAUTH_MICROSOFT_CLIENT_SECRET'),
  microsoftTenant: setting(
    'OAUTH_MICROSOFT_TENANT',
    z.uuid({ error: 'give the directory (tenant) id, a UUID; "common" lets in everybody' }).optional(),
    { description: 'The id of your directory in Microsoft Entra ID.' },
  ),
  microsoftTrustEmail: setting(
    'OAUTH_MICROSOFT_TRUST_EMAIL',
    z.enum(['on', 'off'], { error: 'give on or off' }).default('off'),
    {
      description:
        'Whether every e-mail address in that directory is taken for verified. Off: those that come with the optional claim xms_edov are.',
    },
  ),
  githubClientId: id('OAUTH_GITHUB_CLIENT_ID', 'in the developer settings of GitHub, to sign in with GitHub'),
  githubClientSecret: secret('OAUTH_GITHUB_CLIENT_SECRET'),
  githubUrl: setting('OAUTH_GITHUB_URL', issuerUrl.transform(withoutSlash).default('https://github.com'), {
    description: 'The address of your GitHub Enterprise Server.',
  }),
  issuers: setting('OAUTH_ISSUERS', issuers, {
    description:
      'Other OpenID Connect providers, as JSON: [{"id":"company","name":"Company","issuer":"https://login.example.com","clientId":"…","clientSecret":"…"}]; also "scope", and "trustEmail":true where every address is taken for verified.',
    secret: true,
  }),
};

/** Whose word counts besides our own. */
export class OAuthConfig extends defineConfig('oauth', settings) {}

/** With and without it is the same issuer. */
function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
