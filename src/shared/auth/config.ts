import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  guestAccess: setting('GUEST_ACCESS', z.enum(['on', 'off'], { error: 'give on or off' }).optional(), {
    description:
      'Whether callers without a token may read public sources: on or off. Default: on with the private PostgreSQL, off when DATABASE_URL is set.',
  }),
};

export class AuthConfig extends defineConfig('auth', settings) {}
