import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const positive = z.coerce.number().int().positive();

const settings = {
  loadMemoryMb: setting('DATASETS_LOAD_MEMORY_MB', positive.min(128).default(1024), {
    description:
      'Memory that loading one source may take, in megabytes; what is larger goes through the disk.',
  }),
  loadThreads: setting('DATASETS_LOAD_THREADS', z.coerce.number().int().min(0).default(0), {
    description: 'Threads that loading one source may use. 0: one per processor.',
  }),
  maxExpandedBytes: setting('DATASETS_MAX_EXPANDED_BYTES', positive.default(536_870_912), {
    description:
      'How large an Excel file may be once unpacked, in bytes, and an SQLite database as text if that is more than 50 times its size.',
  }),
  copySeconds: setting('DATASETS_COPY_SECONDS', positive.default(3600), {
    description: 'How long copying a database may take, in seconds.',
  }),
  maxColumns: setting('DATASETS_MAX_COLUMNS', positive.default(2000), {
    description: 'Columns that one loaded table may have.',
  }),
  keepVersions: setting('DATASETS_KEEP_VERSIONS', positive.default(10), {
    description:
      'Versions of a source that are kept, the one that answers included; a database that is copied may have a number of its own.',
  }),
  removeAfterSeconds: setting('DATASETS_REMOVE_AFTER_SECONDS', z.coerce.number().int().min(0).default(600), {
    description:
      'How long a version that is not kept stays, in seconds: longer than a statement that began on it may wait and run.',
  }),
  loadAttempts: setting('DATASETS_LOAD_ATTEMPTS', positive.default(3), {
    description: 'How often a load that was interrupted is started again before the source is marked failed.',
  }),
  loadSilentSeconds: setting('DATASETS_LOAD_SILENT_SECONDS', positive.default(15), {
    description: 'A load without a sign of life for this long is taken over: its process is gone.',
  }),
};

export class DatasetsConfig extends defineConfig('datasets', settings) {}
