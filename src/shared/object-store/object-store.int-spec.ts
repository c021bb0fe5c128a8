import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeTestFolder, noS3, startS3, type TestS3 } from '#shared/testing';
import { LocalCopies } from './local-copies.js';
import { LocalObjectStore } from './local-object-store.js';
import type { ObjectStore } from './object-store.js';
import { S3ObjectStore } from './s3-object-store.js';

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const megabytes = (count: number) =>
  Readable.from(Array.from({ length: count }, (_, index) => Buffer.alloc(1_048_576, index)));

/** What every object store does, wherever it keeps its objects. */
function objectStoreConformance(make: (folder: string) => ObjectStore): void {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let store: ObjectStore;

  beforeEach(async () => {
    folder = await makeTestFolder();
    store = make(folder.path);
  });
  afterEach(() => folder.remove());

  const copyOf = async (key: string): Promise<string> => {
    using copy = await store.localCopy(key);
    return await readFile(copy.path, 'utf8');
  };

  it('gives back what was put, and says its size and hash', async () => {
    const stored = await store.put('org-1/file.csv', Readable.from(['a,', 'b\n']));

    expect(stored).toEqual({ key: 'org-1/file.csv', sizeBytes: 4, sha256: sha256('a,b\n') });
    expect(await text(await store.read('org-1/file.csv'))).toBe('a,b\n');
    expect(await copyOf('org-1/file.csv')).toBe('a,b\n');
    expect(await store.exists('org-1/file.csv')).toBe(true);
  });

  it('keeps an empty object', async () => {
    expect(await store.put('empty', Readable.from([]))).toMatchObject({ sizeBytes: 0, sha256: sha256('') });
    expect(await text(await store.read('empty'))).toBe('');
    expect(await copyOf('empty')).toBe('');
  });

  it('keeps a large object whole', async () => {
    const content = await buffer(megabytes(30));

    expect(await store.put('large', megabytes(30))).toMatchObject({
      sizeBytes: content.length,
      sha256: sha256(content),
    });
    expect((await buffer(await store.read('large'))).equals(content)).toBe(true);
  });

  it.each([0, 30])('shows nothing of what breaks off after %d megabytes', async (count) => {
    const broken = Readable.from(
      (async function* () {
        yield 'half';
        yield* megabytes(count);
        expect(await store.exists('a/b')).toBe(false);
        throw new Error('the uploader went away');
      })(),
    );

    await expect(store.put('a/b', broken)).rejects.toThrow('the uploader went away');
    expect(await store.exists('a/b')).toBe(false);
  });

  it('replaces an object in one step, while others read the old one to its end', async () => {
    await store.put('k', Readable.from('old'));
    const reading = await store.read('k');
    expect(await copyOf('k')).toBe('old');

    await store.put('k', Readable.from('new'));

    expect(await text(reading)).toBe('old');
    expect(await text(await store.read('k'))).toBe('new');
    expect(await copyOf('k')).toBe('new');
  });

  it('moves a finished file into the store', async () => {
    const made = join(folder.path, 'made.duckdb');
    await writeFile(made, 'content');

    expect(await store.putFile('d/v1.duckdb', made)).toEqual({
      key: 'd/v1.duckdb',
      sizeBytes: 7,
      sha256: sha256('content'),
    });
    expect(await text(await store.read('d/v1.duckdb'))).toBe('content');
    expect(await copyOf('d/v1.duckdb')).toBe('content');
    expect(existsSync(made)).toBe(false);
  });

  it('does not hash a file whose hash is known', async () => {
    const made = join(folder.path, 'made.duckdb');
    await writeFile(made, 'content');

    expect(await store.putFile('d/v1.duckdb', made, 'known')).toMatchObject({
      sizeBytes: 7,
      sha256: 'known',
    });
    expect(await copyOf('d/v1.duckdb')).toBe('content');
  });

  it('says that an absent object does not exist, and lets it be deleted', async () => {
    const absent = { code: 'object-store.notFound', kind: 'not-found' };

    await expect(store.read('nope')).rejects.toMatchObject(absent);
    await expect(store.localCopy('nope')).rejects.toMatchObject(absent);
    expect(await store.exists('nope')).toBe(false);
    await store.delete('nope');
    await store.put('folder/file', Readable.from('x'));
    await expect(store.read('folder')).rejects.toMatchObject(absent);
    await store.delete('folder/file');
    expect(await store.exists('folder/file')).toBe(false);
    await expect(store.localCopy('folder/file')).rejects.toMatchObject(absent);
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
    const refused = { code: 'object-store.badKey', kind: 'invalid' };

    await expect(store.put(key, Readable.from('x'))).rejects.toMatchObject(refused);
    await expect(store.read(key)).rejects.toMatchObject(refused);
    await expect(store.exists(key)).rejects.toMatchObject(refused);
    await expect(store.delete(key)).rejects.toMatchObject(refused);
  });

  it('passes its check when all is well', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
}

describe('objects in a local folder', () => {
  objectStoreConformance((folder) => new LocalObjectStore(join(folder, 'objects')));
});

describe.skipIf(noS3)(`objects in S3${noS3 ? ` (skipped: ${noS3})` : ''}`, () => {
  let server: TestS3;
  const open = (folder: string, wanted: { readonly bucket?: string } = {}) => {
    const { url: endpoint, bucket, accessKey: accessKeyId, secretKey: secretAccessKey } = server;
    const credentials = { accessKeyId, secretAccessKey };
    const settings = { bucket, endpoint, region: 'us-east-1', credentials, pathStyle: true, ...wanted };
    return new S3ObjectStore(settings, new LocalCopies(join(folder, 'copies'), 1_000_000_000));
  };

  beforeAll(async () => {
    server = await startS3();
  });
  afterAll(() => server.stop());

  objectStoreConformance(open);

  it('says that the storage is away, and goes on when it is back', async () => {
    const folder = await makeTestFolder();
    const store = open(folder.path);
    await store.put('before', Readable.from('x'));

    await server.kill();
    const away = { code: 'object-store.unreachable', kind: 'unavailable' };
    await expect(store.put('k', Readable.from('x'))).rejects.toMatchObject(away);
    await expect(store.put('large', megabytes(20))).rejects.toMatchObject(away);
    await expect(store.read('k')).rejects.toMatchObject(away);
    await expect(store.exists('k')).rejects.toMatchObject(away);
    await expect(store.localCopy('before')).rejects.toMatchObject(away);
    await expect(store.check()).rejects.toMatchObject(away);

    await server.restart();
    expect(await store.put('k', Readable.from('x'))).toMatchObject({ sizeBytes: 1 });
    await expect(store.check()).resolves.toBeUndefined();
    await folder.remove();
  });

  it('fails its check, and every request, when the bucket does not exist', async () => {
    const folder = await makeTestFolder();
    const store = open(folder.path, { bucket: 'nobody-made-it' });

    await expect(store.check()).rejects.toMatchObject({
      code: 'object-store.refused',
      message: expect.stringContaining('there is no bucket nobody-made-it'),
    });
    await expect(store.put('k', Readable.from('x'))).rejects.toMatchObject({
      code: 'object-store.refused',
      message: expect.stringContaining('NoSuchBucket'),
    });
    await folder.remove();
  });
});
