import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LocalCopies } from './local-copies.js';
import { S3ObjectStore } from './s3-object-store.js';

const started = '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>';
const storageFull = '<Error><Code>XMinioStorageFull</Code><Message>No drive has room.</Message></Error>';

/** Holds parts back until there are two; then its disks are full. */
class FullStorage {
  readonly held: ServerResponse[] = [];
  readonly aborted: string[] = [];
  onTwoParts = () => {};
  private readonly server = createServer((request, response) => this.answer(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    if (request.method === 'POST') response.end(started);
    else if (request.method === 'DELETE') {
      this.aborted.push(request.url ?? '');
      response.writeHead(204).end();
    } else this.hold(response);
  }

  private hold(response: ServerResponse): void {
    this.held.push(response);
    if (this.held.length < 2) return;
    if (this.held.length === 2) this.onTwoParts();
    for (const waiting of this.held) waiting.writeHead(507).end(storageFull);
  }
}

let storage: FullStorage;
let store: S3ObjectStore;

beforeEach(async () => {
  storage = new FullStorage();
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const endpoint = await storage.listen();
  store = new S3ObjectStore(
    { bucket: 'some-bucket', endpoint, region: 'us-east-1', credentials, pathStyle: true },
    new LocalCopies('never-used', 0),
  );
});
afterEach(() => {
  store.onApplicationShutdown();
  storage.close();
});

it('an upload to S3 takes from its source only what fits into a few parts, however slow the storage is', async () => {
  let taken = 0;
  let takenWhenTwoWaited = 0;
  storage.onTwoParts = () => {
    takenWhenTwoWaited = taken;
  };
  const content = Readable.from(
    (function* () {
      for (; taken < 500; taken++) yield Buffer.alloc(1_048_576);
    })(),
  );

  await expect(store.put('k', content)).rejects.toMatchObject({
    code: 'object-store.full',
    kind: 'unavailable',
  });
  expect(takenWhenTwoWaited).toBeLessThan(40);
  expect(content.destroyed).toBe(true);
  expect(storage.aborted).toEqual([expect.stringContaining('uploadId=u1')]);
});
