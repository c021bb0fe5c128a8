import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type ParquetFile, readParquet, writeParquet } from '#shared/duckdb';
import { ObjectStore, type StoredObject } from '#shared/object-store';

/** Rows as compressed Parquet files in the object store: where what is old is kept. */
@Injectable()
export class ParquetObjects {
  constructor(private readonly store: ObjectStore) {}

  /** Written again, the same key holds the new rows. */
  async write(key: string, columns: ParquetFile['columns'], rows: Iterable<object>): Promise<StoredObject> {
    const folder = await mkdtemp(join(tmpdir(), 'almanac-archive-'));
    try {
      const path = join(folder, 'rows.parquet');
      await writeParquet({ path, columns }, rows);
      return await this.store.putFile(key, path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** All of them, as JSON, in the order of a column. */
  async read(key: string, sortedBy: string): ReturnType<typeof readParquet> {
    using copy = await this.store.localCopy(key);
    return await readParquet(copy.path, sortedBy);
  }

  /** One that is gone already is no error. */
  async delete(key: string): Promise<void> {
    await this.store.delete(key);
  }
}
