import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  healthMinutes: setting('DATA_SOURCES_HEALTH_MINUTES', z.coerce.number().int().min(0).max(59).default(5), {
    description:
      'How often live databases are asked whether they answer, in minutes. 0: only when somebody asks.',
  }),
};

export class DataSourcesConfig extends defineConfig('data-sources', settings) {}
