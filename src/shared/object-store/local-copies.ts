import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalCopy } from './object-store.js';

/** One state of one object. */
export interface Original {
  readonly key: string;
  /** Another content has another tag. */
  readonly tag: string;
  readonly sizeBytes: number;
}

interface Copy {
  readonly key: string;
  readonly tag: string;
  readonly sizeBytes: number;
  readonly path: string;
  readonly fetched: Promise<void>;
  holders: number;
}

const drafts = '.drafts';

/** A short name for any text, safe in file names. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/**
 * Local files with the content of remote objects, for one process: fetched once, shared, kept over restarts. Those
 * that nobody holds go when there is no more room, the longest unused first; those that are held always stay.
 */
export class LocalCopies {
  /** By hashed key; the last used last. */
  private readonly copies = new Map<string, Copy>();
  private opening: Promise<void> | undefined;

  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {}

  /** `fetch` writes the content to a path; it is called when there is no copy yet. */
  async hold(original: Original, fetch: (path: string) => Promise<void>): Promise<LocalCopy> {
    await this.open();
    const copy = this.currentOf(original) ?? this.start(original, fetch);
    copy.holders++;
    this.copies.delete(copy.key);
    this.copies.set(copy.key, copy);
    try {
      await copy.fetched;
    } catch (error) {
      if (this.copies.get(copy.key) === copy) this.copies.delete(copy.key);
      throw error;
    }
    let held = true;
    const release = () => {
      if (held) this.letGo(copy);
      held = false;
    };
    return { path: copy.path, [Symbol.dispose]: release };
  }

  /** Takes over a file whose content was just stored, so that it need not be fetched. */
  async adopt(original: Original, path: string): Promise<void> {
    const copy = await this.hold(original, (draft) => rename(path, draft));
    copy[Symbol.dispose]();
  }

  /** Forgets an object: its copy goes with the last who holds it. */
  async drop(key: string): Promise<void> {
    await this.open();
    const copy = this.copies.get(hashOf(key));
    if (copy) this.retire(copy);
  }

  private currentOf({ key, tag }: Original): Copy | undefined {
    const known = this.copies.get(hashOf(key));
    if (!known || known.tag === hashOf(tag)) return known;
    this.retire(known);
    return undefined;
  }

  private start(original: Original, fetch: (path: string) => Promise<void>): Copy {
    const { sizeBytes } = original;
    const [key, tag] = [hashOf(original.key), hashOf(original.tag)];
    const path = join(this.folder, `${key}.${tag}.${randomUUID()}`);
    this.makeRoomFor(sizeBytes);
    return { key, tag, sizeBytes, path, fetched: this.fetchTo(path, fetch), holders: 0 };
  }

  private async fetchTo(path: string, fetch: (path: string) => Promise<void>): Promise<void> {
    const draft = join(this.folder, drafts, randomUUID());
    try {
      await fetch(draft);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  private letGo(copy: Copy): void {
    copy.holders--;
    if (this.copies.get(copy.key) !== copy) this.removeIfFree(copy);
    this.makeRoomFor(0);
  }

  private retire(copy: Copy): void {
    this.copies.delete(copy.key);
    this.removeIfFree(copy);
  }

  private removeIfFree({ holders, path }: Copy): void {
    if (holders === 0) rmSync(path, { force: true });
  }

  private makeRoomFor(sizeBytes: number): void {
    let used = sizeBytes + [...this.copies.values()].reduce((sum, copy) => sum + copy.sizeBytes, 0);
    for (const copy of [...this.copies.values()]) {
      if (used <= this.maxBytes) return;
      if (copy.holders > 0) continue;
      used -= copy.sizeBytes;
      this.retire(copy);
    }
  }

  private open(): Promise<void> {
    this.opening ??= this.readFolder().catch((error) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** What an earlier process left here. */
  private async readFolder(): Promise<void> {
    await rm(join(this.folder, drafts), { recursive: true, force: true });
    await mkdir(join(this.folder, drafts), { recursive: true });
    const names = (await readdir(this.folder)).filter((name) => name !== drafts);
    const files = await Promise.all(
      names.map(async (name) => ({ name, found: await stat(join(this.folder, name)) })),
    );
    for (const { name, found } of files.toSorted((a, b) => a.found.mtimeMs - b.found.mtimeMs)) {
      const [key = '', tag = ''] = name.split('.');
      const path = join(this.folder, name);
      const older = this.copies.get(key);
      if (older) this.retire(older);
      this.copies.set(key, {
        key,
        tag,
        path,
        sizeBytes: found.size,
        fetched: Promise.resolve(),
        holders: 0,
      });
    }
    this.makeRoomFor(0);
  }
}
