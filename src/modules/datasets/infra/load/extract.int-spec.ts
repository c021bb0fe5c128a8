import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTestFolder } from '#shared/testing';
import { extract } from './extract.js';

describe('a small SQLite file that computes long texts', () => {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  beforeEach(async () => {
    folder = await makeTestFolder();
  });
  afterEach(() => folder.remove());

  const read = async (length: number, rows: number) => {
    const database = new DatabaseSync(':memory:');
    database.exec(`
      create table t (a int, b text generated always as (hex(zeroblob(${length / 2}))) virtual);
      insert into t (a) values ${Array.from({ length: rows }, (_, at) => `(${at})`).join(', ')};`);
    const path = join(folder.path, 'hostile.sqlite');
    await writeFile(path, database.serialize());
    return await extract(
      { format: 'sqlite', path, folder: folder.path, maxBytes: 20_000_000 },
      'hostile',
      64,
    );
  };

  it('is read when they fit', async () => {
    expect((await read(1000, 3)).tables).toMatchObject([{ label: 't', width: 2 }]);
  });

  it('fails alone when one of them is larger than the memory', async () => {
    await expect(read(200_000_000, 1)).rejects.toMatchObject({ code: 'datasets.tooLargeForMemory' });
  });

  it('is refused when together they are more than a file may become', async () => {
    await expect(read(1_000_000, 40)).rejects.toMatchObject({ code: 'datasets.expandsTooMuch' });
  });
});
