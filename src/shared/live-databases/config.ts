import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  allowPrivate: setting('ALLOW_PRIVATE_SOURCES', z.enum(['on', 'off']).default('off'), {
    description:
      '`on` lets data sources be databases at private, loopback and link-local addresses: for a server that only trusted people use.',
  }),
};

export class LiveDatabasesConfig extends defineConfig('live-databases', settings) {}
