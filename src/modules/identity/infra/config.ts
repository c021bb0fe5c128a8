import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);

const domainPair = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)=([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

const settings = {
  issuer: setting('IDENTITY_ISSUER', z.string().min(1).default('almanac'), {
    description: 'Issuer and audience of access tokens. Servers that share a key pair need one each.',
  }),
  accessTokenMinutes: setting(
    'IDENTITY_ACCESS_TOKEN_MINUTES',
    z.coerce.number().positive().max(1440).default(15),
    { description: 'How long an access token is good, in minutes.' },
  ),
  refreshTokenDays: setting(
    'IDENTITY_REFRESH_TOKEN_DAYS',
    z.coerce.number().positive().max(365).default(30),
    { description: 'How long somebody stays signed in without using Almanac, in days.' },
  ),
  sessionDays: setting('IDENTITY_SESSION_DAYS', z.coerce.number().positive().max(3650).default(90), {
    description: 'How long somebody stays signed in however much they use Almanac, in days.',
  }),
  signingKeyDays: setting('IDENTITY_SIGNING_KEY_DAYS', z.coerce.number().min(0).default(90), {
    description:
      'Days after which access tokens are signed with a new key, made by Almanac and kept in the database, sealed. 0: only when JWT_PRIVATE_KEY is changed.',
  }),
  passwordMinLength: setting(
    'IDENTITY_PASSWORD_MIN_LENGTH',
    z.coerce.number().int().min(8).max(64).default(8),
    {
      description: 'The fewest characters a new password may have.',
    },
  ),
  passwordHistory: setting('IDENTITY_PASSWORD_HISTORY', z.coerce.number().int().min(0).max(24).default(5), {
    description:
      'How many passwords of an account, the present one among them, are not taken again. 0: any is.',
  }),
  passwordMaxAgeDays: setting('IDENTITY_PASSWORD_MAX_AGE_DAYS', z.coerce.number().min(0).default(0), {
    description:
      'Days after which a password must be replaced at the next sign-in. 0: never, as NIST SP 800-63B advises.',
  }),
  domains: setting(
    'IDENTITY_DOMAINS',
    z
      .string()
      .default('')
      .transform((text, context) => {
        const pairs = text
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '');
        const read = pairs.map((pair) => domainPair.exec(pair.toLowerCase()));
        if (read.some((one) => one === null))
          context.addIssue('give domain=organisation id, separated by commas');
        return new Map(read.flatMap((one) => (one ? [[one[1] ?? '', one[2] ?? ''] as const] : [])));
      }),
    {
      description:
        'Whose mailboxes are whose: domain=organisation id, separated by commas. The SAML identity provider of that organisation may sign in everybody with an address there, and have accounts made for them.',
    },
  ),
  passkeyRpId: setting('IDENTITY_PASSKEY_RP_ID', z.hostname().optional(), {
    description:
      'The domain that passkeys are made for (WebAuthn RP ID), for good: a later one knows none of them. Left out: the host of the first origin.',
  }),
  passkeyOrigins: setting(
    'IDENTITY_PASSKEY_ORIGINS',
    list
      .pipe(z.array(z.url({ protocol: /^https?$/, error: 'give origins like https://host' })).min(1))
      .optional(),
    {
      description:
        'The web pages that may ask for passkeys: origins separated by commas. Left out: that of PUBLIC_URL, or http://localhost with the port.',
    },
  ),
  verifiedAddresses: setting('IDENTITY_VERIFIED_ADDRESSES', z.enum(['on', 'off']).optional(), {
    description:
      'Whether an account is meant by its e-mail address only once its owner has shown to read the mailbox, when admins, directories and identity providers bring people: on or off. Default: on with SMTP_URL, off without.',
  }),
  verificationHours: setting(
    'IDENTITY_VERIFICATION_HOURS',
    z.coerce.number().positive().max(720).default(72),
    { description: 'How long the token that verifies an e-mail address is good, in hours.' },
  ),
  verificationUrl: setting('IDENTITY_VERIFICATION_URL', z.url().includes('{token}').optional(), {
    description:
      'The page that takes the token of a new account, with {token} in it: mails lead there. Left out: they hold the token itself.',
  }),
  resetMinutes: setting('IDENTITY_RESET_MINUTES', z.coerce.number().positive().max(1440).default(30), {
    description: 'How long the token of a password reset is good, in minutes.',
  }),
  resetUrl: setting(
    'IDENTITY_RESET_URL',
    z
      .url({ protocol: /^https?$/, error: 'give a URL like https://host/reset?token={token}' })
      .refine((url) => url.includes('{token}'), { error: 'say with {token} where the token goes' })
      .optional(),
    {
      description:
        'A web page that takes the token of a password reset, named in the mail: https://host/reset?token={token}. Left out: the mail holds the token, for POST /auth/password/reset.',
    },
  ),
};

export class IdentityConfig extends defineConfig('identity', settings) {}
