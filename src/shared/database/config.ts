import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  poolSize: setting('DATABASE_POOL_SIZE', z.coerce.number().int().min(2).max(1000).default(15), {
    description: 'PostgreSQL connections that one process keeps at most, beside those of its job queue.',
  }),
  connectTimeoutMs: setting('DATABASE_CONNECT_TIMEOUT_MS', z.coerce.number().int().min(100).default(5000), {
    description:
      'How long a request waits for a connection before it is told that the database does not answer, in milliseconds.',
  }),
};

export class DatabaseConfig extends defineConfig('database', settings) {}
