import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalObjectStore } from './local-object-store.js';

describe('the object store in a local folder', () => {
  let folder: string;
  let store: LocalObjectStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'almanac-test-'));
    store = new LocalObjectStore(join(folder, 'objects'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const filesIn = async (path: string) =>
    (await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
  const breaksOff = (error: Error) =>
    Readable.from(
      (async function* () {
        yield 'half';
        throw error;
      })(),
    );

  it('leaves no file of what was not put to the end', async () => {
    await expect(store.put('a/b', breaksOff(new Error('gone')))).rejects.toThrow('gone');

    expect(await filesIn(folder)).toEqual([]);
  });

  it('moves a finished file, and leaves no other', async () => {
    const made = join(folder, 'made.duckdb');
    await writeFile(made, 'content');

    expect(await store.putFile('d/v1.duckdb', made)).toMatchObject({ sha256: sha256('content') });
    expect(await filesIn(folder)).toEqual(['v1.duckdb']);
  });

  it('says that the disk is full, and leaves nothing', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

    await expect(store.put('a/b', breaksOff(full))).rejects.toMatchObject({
      code: 'object-store.full',
      kind: 'unavailable',
      message: expect.stringContaining('storage of this server is full'),
    });
    expect(await filesIn(folder)).toEqual([]);
  });

  it('fails its check when the folder cannot be one', async () => {
    await writeFile(join(folder, 'objects'), 'a file');

    await expect(store.check()).rejects.toThrow('EEXIST');
  });
});
