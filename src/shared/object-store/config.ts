import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  folder: setting('OBJECT_STORE_FOLDER', z.string().optional(), {
    description:
      'The folder that keeps uploads and dataset versions. Replicas that work together must all see the same one. Left out: `objects` in the data folder.',
  }),
};

export class ObjectStoreConfig extends defineConfig('object-store', settings) {}
