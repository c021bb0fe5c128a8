import { join, resolve } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { CoreConfig } from '#shared/config';
import { ObjectStoreConfig } from './config.js';
import { LocalObjectStore } from './local-object-store.js';
import { ObjectStore } from './object-store.js';

class ObjectStoreModule {}

/** Where files and dataset versions are kept, for every module. */
export const objectStoreModule = (): DynamicModule => ({
  module: ObjectStoreModule,
  global: true,
  providers: [
    ObjectStoreConfig,
    {
      provide: ObjectStore,
      inject: [CoreConfig, ObjectStoreConfig],
      useFactory: ({ dataFolder }: CoreConfig, { folder }: ObjectStoreConfig) =>
        new LocalObjectStore(resolve(folder ?? join(dataFolder, 'objects'))),
    },
  ],
  exports: [ObjectStore],
});
