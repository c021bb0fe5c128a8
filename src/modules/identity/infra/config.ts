import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

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
};

export class IdentityConfig extends defineConfig('identity', settings) {}
