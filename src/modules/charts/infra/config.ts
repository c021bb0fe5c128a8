import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const positive = z.coerce.number().int().positive();

const settings = {
  timeLimitSeconds: setting('CHARTS_TIME_LIMIT_SECONDS', z.coerce.number().positive().default(15), {
    description: 'Longest time one chart may take to draw.',
  }),
  memoryMb: setting('CHARTS_MEMORY_MB', positive.default(512), {
    description: 'Memory that drawing may use, in megabytes.',
  }),
  maxSpecBytes: setting('CHARTS_MAX_SPEC_BYTES', positive.default(5_000_000), {
    description: 'Size of a chart specification with its data, as JSON, at most.',
  }),
  idleSeconds: setting('CHARTS_IDLE_SECONDS', positive.default(60), {
    description:
      'Time after which the process that draws is ended when nobody needs it, which frees its memory.',
  }),
};

export class ChartsConfig extends defineConfig('charts', settings) {}
