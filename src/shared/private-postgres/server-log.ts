import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What the server says about itself: only why it could not start or had to end. Begun anew with each start. */
export class ServerLog {
  readonly path: string;

  constructor(cluster: string) {
    this.path = join(cluster, 'server.log');
  }

  clear(): Promise<void> {
    return rm(this.path, { force: true });
  }

  async text(): Promise<string> {
    return await readFile(this.path, 'utf8').catch(() => '');
  }
}
