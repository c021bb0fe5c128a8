import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);

const settings = {
  bodyLimitKb: setting('HTTP_BODY_LIMIT_KB', z.coerce.number().int().positive().default(1024), {
    description: 'The largest body of a request, in kilobytes. Uploads have a limit of their own.',
  }),
  corsOrigins: setting('CORS_ORIGINS', list.optional(), {
    description:
      'Web pages of other origins that may call the API: origins separated by commas, or `*` for all. Left out: none.',
  }),
  trustProxy: setting('TRUST_PROXY', z.enum(['on', 'off'], { error: 'give on or off' }).default('off'), {
    description:
      'Whether the address of a caller is taken from X-Forwarded-For: on behind a reverse proxy that sets it, otherwise off.',
  }),
};

export class HttpConfig extends defineConfig('http', settings) {}
