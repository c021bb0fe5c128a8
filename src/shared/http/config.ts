import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';
import { trustedProxies } from './trusted-proxies.js';

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
  trustProxy: setting('TRUST_PROXY', trustedProxies.default(false), {
    description:
      'Whose X-Forwarded-For, -Host and -Proto are believed. `on`: those of one reverse proxy on this machine or in a private network; a number: of so many, one behind the other; or their addresses and networks, separated by commas (`10.0.0.7,fd00::/8,loopback`). `off`: nobody’s. Left out: off.',
  }),
};

export class HttpConfig extends defineConfig('http', settings) {}
