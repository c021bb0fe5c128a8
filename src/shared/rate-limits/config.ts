import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const perMinute = (standard: number) => z.coerce.number().int().min(0).default(standard);

const settings = {
  guests: setting('RATE_LIMIT_GUESTS', perMinute(120), {
    description: 'Requests per minute from one address without a token. 0: no limit.',
  }),
  users: setting('RATE_LIMIT_USERS', perMinute(600), {
    description: 'Requests per minute of one signed-in user. 0: no limit.',
  }),
  credentials: setting('RATE_LIMIT_CREDENTIALS', perMinute(20), {
    description:
      'Requests per minute from one address to each route that takes passwords or refresh tokens. 0: no limit.',
  }),
  directories: setting('RATE_LIMIT_DIRECTORIES', perMinute(3000), {
    description: 'Requests per minute from one address to each SCIM route. 0: no limit.',
  }),
};

export class RateLimitsConfig extends defineConfig('rate-limits', settings) {}
