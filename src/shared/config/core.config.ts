import { z } from 'zod';
import { defineConfig } from './define-config.js';
import { setting } from './setting.js';

const settings = {
  host: setting('HOST', z.string().default('127.0.0.1'), {
    description:
      'The address the server listens on. `0.0.0.0` (as in the container) opens it to the network.',
  }),
  port: setting('PORT', z.coerce.number().int().min(0).max(65_535).default(3000), {
    description: 'The port the server listens on. 0 takes any free one.',
  }),
  publicUrl: setting(
    'PUBLIC_URL',
    z
      .url({ protocol: /^https?$/, error: 'give a URL like https://almanac.example.com' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    {
      description:
        'Where people reach this server, as in https://almanac.example.com: what other systems send them back to. Left out: the address that a request was sent to.',
    },
  ),
  dataFolder: setting('ALMANAC_DATA', z.string().default('./data'), {
    description: 'The folder that keeps everything this server must not lose. One server at a time.',
  }),
  databaseUrl: setting(
    'DATABASE_URL',
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'give a URL like postgres://user:password@host:5432/database',
      })
      .optional(),
    {
      description:
        'The PostgreSQL database to use. Left out: a private PostgreSQL in the data folder (embedded mode).',
      secret: true,
    },
  ),
  redisUrl: setting(
    'REDIS_URL',
    z.url({ protocol: /^rediss?$/, error: 'give a URL like redis://host:6379' }).optional(),
    {
      description:
        'The Redis to use for caching, jobs, streams and rate limits. Left out: they live in the process and in PostgreSQL.',
      secret: true,
    },
  ),
  modules: setting('ALMANAC_MODULES', z.string().transform(namesIn).optional(), {
    description: 'The modules that run in this process, separated by commas. Left out: all of them.',
  }),
};

/** What every start understands, whatever modules it runs. */
export class CoreConfig extends defineConfig('core', settings) {
  /** Everything Almanac needs runs inside or beside this process. */
  get embedded(): boolean {
    return this.databaseUrl === undefined;
  }
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
