import { statfs } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { CoreConfig } from '#shared/config';
import { ObjectStore } from '#shared/object-store';
import { OperationsConfig } from './config.js';
import type { Probe } from './probe.js';

const bytesPerMb = 1_048_576;

/** Where data is kept. */
@Injectable()
export class StorageProbes {
  constructor(
    private readonly objects: ObjectStore,
    private readonly core: CoreConfig,
    private readonly config: OperationsConfig,
  ) {}

  all(): [string, Probe][] {
    return [
      ['object-store', () => this.askObjectStore()],
      ['disk', () => this.measureDisk()],
    ];
  }

  private async askObjectStore(): Promise<undefined> {
    await this.objects.check();
  }

  private async measureDisk(): Promise<string | undefined> {
    const { bavail, bsize } = await statfs(this.core.dataFolder);
    const freeMb = Math.floor((bavail * bsize) / bytesPerMb);
    if (freeMb >= this.config.leastFreeDiskMb) return undefined;
    return `Only ${freeMb} MB are free for the data folder.`;
  }
}
