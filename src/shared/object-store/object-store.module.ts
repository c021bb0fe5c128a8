import { join, resolve } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { CoreConfig } from '#shared/config';
import { ObjectStoreConfig } from './config.js';
import { LocalCopies } from './local-copies.js';
import { LocalObjectStore } from './local-object-store.js';
import { ObjectStore } from './object-store.js';

class ObjectStoreModule {}

const bytesPerMb = 1_048_576;

/** Where files and dataset versions are kept, for every module: in S3 when `S3_BUCKET` is set, else in a folder. */
export const objectStoreModule = (): DynamicModule => ({
  module: ObjectStoreModule,
  global: true,
  providers: [
    ObjectStoreConfig,
    { provide: ObjectStore, inject: [CoreConfig, ObjectStoreConfig], useFactory: openStore },
  ],
  exports: [ObjectStore],
});

async function openStore({ dataFolder }: CoreConfig, config: ObjectStoreConfig): Promise<ObjectStore> {
  const { s3 } = config;
  if (!s3) return new LocalObjectStore(resolve(config.folder ?? join(dataFolder, 'objects')));
  // The client takes some megabytes and most installations have no bucket.
  const { S3ObjectStore } = await import('./s3-object-store.js');
  const copies = new LocalCopies(resolve(dataFolder, 'object-copies'), config.cacheMb * bytesPerMb);
  return new S3ObjectStore(s3, copies);
}
