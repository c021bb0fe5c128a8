import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CoreConfig } from '#shared/config';

/** Where files are made: in the data folder, so that finished ones can be moved into the store. */
@Injectable()
export class LoadFolders implements OnModuleInit {
  private readonly root: string;

  constructor({ dataFolder }: CoreConfig) {
    this.root = resolve(dataFolder, 'tmp', 'datasets');
  }

  /** What a killed process left behind; the data folder has one server at a time. */
  async onModuleInit(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
    await mkdir(this.root, { recursive: true });
  }

  /** An empty folder for the time of `work`. */
  async use<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(this.root, 'load-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
