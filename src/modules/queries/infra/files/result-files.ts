import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CoreConfig } from '#shared/config';
import { QueriesConfig } from '../config.js';
import type { ResultTarget, WrittenResult } from '../statement-engine.js';

export interface ResultFile extends WrittenResult {
  readonly path: string;
  readonly sizeBytes: number;
}

const bytesPerMb = 1_000_000;

/** Results as files in the data folder: each is written once, and kept for some time while there is room. */
@Injectable()
export class ResultFiles implements OnModuleInit {
  private readonly root: string;
  private readonly files: LRUCache<string, ResultFile>;
  private readonly writing = new Map<string, Promise<ResultFile>>();

  constructor({ dataFolder }: CoreConfig, { resultFilesMb, resultMinutes }: QueriesConfig) {
    this.root = resolve(dataFolder, 'tmp', 'results');
    this.files = new LRUCache<string, ResultFile>({
      maxSize: resultFilesMb * bytesPerMb,
      sizeCalculation: ({ sizeBytes }) => Math.max(1, sizeBytes),
      ttl: resultMinutes * 60_000,
      ttlAutopurge: true,
      dispose: ({ path }) => void rm(dirname(path), { recursive: true, force: true }),
    });
  }

  /** What a killed process left behind; the data folder has one server at a time. */
  async onModuleInit(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
    await mkdir(this.root, { recursive: true });
  }

  /** Callers that want the same file at the same time share one execution. */
  async of(
    key: string,
    format: ResultTarget['format'],
    write: (target: ResultTarget) => Promise<WrittenResult>,
  ): Promise<ResultFile> {
    const name = `${key} ${format}`;
    const known = this.files.get(name) ?? this.writing.get(name);
    if (known) return await known;
    const written = this.write(format, write);
    this.writing.set(name, written);
    try {
      const file = await written;
      this.files.set(name, file);
      return file;
    } finally {
      this.writing.delete(name);
    }
  }

  private async write(
    format: ResultTarget['format'],
    write: (target: ResultTarget) => Promise<WrittenResult>,
  ): Promise<ResultFile> {
    const folder = await mkdtemp(join(this.root, 'result-'));
    const path = join(folder, `result.${format}`);
    try {
      const written = await write({ format, path });
      return { ...written, path, sizeBytes: (await stat(path)).size };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }
}
