import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const positive = z.coerce.number().int().positive();

const settings = {
  valuesPerColumn: setting('CATALOG_VALUES_PER_COLUMN', positive.default(20_000), {
    description: 'Distinct values of one text column that questions can name, the most frequent first.',
  }),
  values: setting('CATALOG_VALUES', positive.default(100_000), {
    description: 'Distinct values of all text columns of one data source that questions can name.',
  }),
  memoryMb: setting('CATALOG_MEMORY_MB', positive.default(1024), {
    description: 'Memory that profiling one version of a data source may use, in megabytes.',
  }),
  sampledRows: setting('CATALOG_SAMPLED_ROWS', positive.default(200_000), {
    description: 'Rows of one live database that are read to learn its values, over all its tables.',
  }),
  cachedValues: setting('CATALOG_CACHED_VALUES', positive.default(500_000), {
    description: 'Indexed values that a process keeps in memory, over all data sources.',
  }),
};

export class CatalogConfig extends defineConfig('catalog', settings) {}
