import { Injectable } from '@nestjs/common';
import { DataProbes } from './data-probes.js';
import type { Probe } from './probe.js';
import { ServerProbes } from './server-probes.js';
import { StorageProbes } from './storage-probes.js';

/** One probe, by name, for every part that a question needs. */
@Injectable()
export class Probes {
  constructor(
    private readonly servers: ServerProbes,
    private readonly storage: StorageProbes,
    private readonly data: DataProbes,
  ) {}

  all(): [string, Probe][] {
    return [...this.servers.all(), ...this.storage.all(), ...this.data.all()];
  }
}
