import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  leastFreeDiskMb: setting('LEAST_FREE_DISK_MB', z.coerce.number().int().min(0).default(500), {
    description: 'With less free space for the data folder, in megabytes, the deep health check warns.',
  }),
};

export class OperationsConfig extends defineConfig('operations', settings) {}
