import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileStream } from './file-stream.js';

const content = randomBytes(5 * 1024 * 1024 + 77);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a file that is sent through memory that is used again', () => {
  let folder: string;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'almanac-file-stream-'));
    await writeFile(join(folder, 'content'), content);
    await writeFile(join(folder, 'empty'), '');
    server = createServer(({ url: path = '', headers }, response) => {
      const file = fileStream(join(folder, path));
      file.on('error', () => response.destroy());
      if (headers['accept-encoding'] === 'identity') return file.pipe(response);
      response.setHeader('content-encoding', 'gzip');
      return file.pipe(createGzip({ level: 1 })).pipe(response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true });
  });

  const get = (name: string, encoding: string) =>
    fetch(`${url}/${name}`, { headers: { 'accept-encoding': encoding } });

  it.each(['identity', 'gzip'])('arrives as it is, however slowly it is taken: %s', async (encoding) => {
    const response = await get('content', encoding);
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      await new Promise((next) => setImmediate(next));
    }

    expect(sha256(Buffer.concat(pieces))).toBe(sha256(content));
  });

  it('may be empty, or gone', async () => {
    expect(await (await get('empty', 'identity')).text()).toBe('');
    await expect(get('gone', 'identity')).rejects.toThrow('fetch failed');
  });
});
