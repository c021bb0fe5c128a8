import { randomUUID } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isCode, isFull } from './error-codes.js';
import { objectStoreErrors } from './errors.js';
import { meter, sha256Of } from './meter.js';
import { checkedKey } from './object-key.js';
import { type LocalCopy, ObjectStore, type StoredObject } from './object-store.js';

/** Unfinished files; a key cannot name it, because no part of a key starts with a dot. */
const incoming = '.incoming';

/** A full disk is an expected failure; anything else stays what it is. */
const asFull = (error: unknown, key: string): unknown =>
  isFull(error) ? objectStoreErrors.full({ key }) : error;

/**
 * Objects as files under one folder. A file is written aside, flushed to the disk and then renamed, so that it is
 * under its key whole or not at all, even when the power fails.
 */
export class LocalObjectStore extends ObjectStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, content: Readable): Promise<StoredObject> {
    const path = this.pathOf(key);
    const draft = join(this.folder, incoming, randomUUID());
    try {
      await mkdir(dirname(draft), { recursive: true });
      const written = await writeFlushed(draft, content);
      await moveInto(draft, path);
      return { key, ...written };
    } catch (error) {
      await rm(draft, { force: true });
      throw asFull(error, key);
    }
  }

  async putFile(key: string, source: string, knownSha256?: string): Promise<StoredObject> {
    const path = this.pathOf(key);
    const sha256 = knownSha256 ?? (await sha256Of(source));
    const sizeBytes = await flush(source);
    try {
      await moveInto(source, path);
    } catch (error) {
      if (!isCode(error, 'EXDEV')) throw asFull(error, key);
      await this.put(key, createReadStream(source));
      await rm(source);
    }
    return { key, sizeBytes, sha256 };
  }

  async read(key: string): Promise<Readable> {
    const file = await open(await this.pathOfExisting(key), 'r').catch((error) => {
      throw isCode(error, 'ENOENT') ? objectStoreErrors.notFound({ key }) : error;
    });
    return file.createReadStream();
  }

  async exists(key: string): Promise<boolean> {
    const found = await stat(this.pathOf(key)).catch((error) => {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw error;
    });
    return found?.isFile() ?? false;
  }

  async delete(key: string): Promise<void> {
    if (await this.exists(key)) await rm(this.pathOf(key), { force: true });
  }

  async localCopy(key: string): Promise<LocalCopy> {
    return { path: await this.pathOfExisting(key), [Symbol.dispose]: () => undefined };
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await access(this.folder, constants.R_OK | constants.W_OK | constants.X_OK);
  }

  private async pathOfExisting(key: string): Promise<string> {
    if (!(await this.exists(key))) throw objectStoreErrors.notFound({ key });
    return this.pathOf(key);
  }

  private pathOf(key: string): string {
    return join(this.folder, checkedKey(key));
  }
}

async function writeFlushed(path: string, content: Readable) {
  const { through, result } = meter();
  await pipeline(content, through, createWriteStream(path, { flags: 'wx', flush: true }));
  return result();
}

/** Returns how many bytes are there. */
async function flush(path: string): Promise<number> {
  await using file = await open(path, 'r');
  await file.sync();
  return (await file.stat()).size;
}

async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  await flush(dirname(to));
}
