import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
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

  it('gives back what was put, and says its size and hash', async () => {
    const stored = await store.put('org-1/file.csv', Readable.from(['a,', 'b\n']));

    expect(stored).toEqual({ key: 'org-1/file.csv', sizeBytes: 4, sha256: sha256('a,b\n') });
    expect(await text(await store.read('org-1/file.csv'))).toBe('a,b\n');
    expect(await readFile(await store.localPath('org-1/file.csv'), 'utf8')).toBe('a,b\n');
    expect(await store.exists('org-1/file.csv')).toBe(true);
  });

  it('keeps an empty object', async () => {
    expect(await store.put('empty', Readable.from([]))).toMatchObject({ sizeBytes: 0, sha256: sha256('') });
    expect(await text(await store.read('empty'))).toBe('');
  });

  it('shows nothing and leaves nothing of what was not put to the end', async () => {
    const broken = Readable.from(
      (async function* () {
        yield 'half';
        expect(await store.exists('a/b')).toBe(false);
        throw new Error('the uploader went away');
      })(),
    );

    await expect(store.put('a/b', broken)).rejects.toThrow('the uploader went away');
    expect(await store.exists('a/b')).toBe(false);
    expect(await filesIn(folder)).toEqual([]);
  });

  it('replaces an object in one step, while others read the old one to its end', async () => {
    await store.put('k', Readable.from('old'));
    const reading = await store.read('k');

    await store.put('k', Readable.from('new'));

    expect(await text(reading)).toBe('old');
    expect(await text(await store.read('k'))).toBe('new');
  });

  it('moves a finished file into the store', async () => {
    const made = join(folder, 'made.duckdb');
    await writeFile(made, 'content');

    expect(await store.putFile('d/v1.duckdb', made)).toEqual({
      key: 'd/v1.duckdb',
      sizeBytes: 7,
      sha256: sha256('content'),
    });
    expect(await text(await store.read('d/v1.duckdb'))).toBe('content');
    expect(await filesIn(folder)).toEqual(['v1.duckdb']);
  });

  it('says that an absent object does not exist, and lets it be deleted', async () => {
    const absent = { code: 'object-store.notFound', kind: 'not-found' };

    await expect(store.read('nope')).rejects.toMatchObject(absent);
    await expect(store.localPath('nope')).rejects.toMatchObject(absent);
    expect(await store.exists('nope')).toBe(false);
    await store.delete('nope');
    await store.put('folder/file', Readable.from('x'));
    await expect(store.read('folder')).rejects.toMatchObject(absent);
    await store.delete('folder/file');
    expect(await store.exists('folder/file')).toBe(false);
  });

  it.each([
    '',
    '/etc/passwd',
    '..',
    'a/../b',
    'a/..',
    '../outside',
    'a//b',
    'a/',
    './a',
    '.incoming/x',
    'a/.hidden',
    'a\\b',
    'a\0b',
    'ä',
    'a b',
    'x'.repeat(513),
  ])('refuses the key %j', async (key) => {
    await expect(store.put(key, Readable.from('x'))).rejects.toMatchObject({
      code: 'object-store.badKey',
      kind: 'invalid',
    });
    await expect(store.read(key)).rejects.toMatchObject({ code: 'object-store.badKey' });
    expect(await filesIn(folder)).toEqual([]);
  });

  it('says that the disk is full, and leaves nothing', async () => {
    const full = Readable.from(
      (async function* () {
        yield 'some';
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      })(),
    );

    await expect(store.put('a/b', full)).rejects.toMatchObject({
      code: 'object-store.full',
      kind: 'unavailable',
      message: expect.stringContaining('storage of this server is full'),
    });
    expect(await filesIn(folder)).toEqual([]);
  });
});
