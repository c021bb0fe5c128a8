import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  maxEntries: setting('CACHE_MAX_ENTRIES', z.coerce.number().int().positive().default(10_000), {
    description: 'Values that one process remembers at most.',
  }),
  maxMegabytes: setting('CACHE_MAX_MB', z.coerce.number().positive().default(32), {
    description: 'Megabytes of JSON that one process remembers at most.',
  }),
};

export class CacheConfig extends defineConfig('cache', settings) {}
