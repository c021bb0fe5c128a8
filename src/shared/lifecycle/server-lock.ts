import type { Server } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { answerOnSocket, closeSocket, findRunningServer, type RunningServer } from './running-server.js';

const lockName = 'server.lock';
const busy = 5;

/**
 * One server for one data folder. SQLite is here for the kernel's lock on a file, which it takes for an exclusive
 * transaction on every platform: it goes to one process alone and ends with it, however that ends.
 */
export class ServerLock {
  private state: RunningServer = {};
  private socket?: Server;

  private constructor(
    private readonly folder: string,
    private readonly file: DatabaseSync,
  ) {}

  /** The lock, or what the server that holds it says. */
  static async take(folder: string): Promise<ServerLock | RunningServer> {
    const file = new DatabaseSync(join(folder, lockName));
    try {
      file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      file.close();
      if ((error as { errcode?: number }).errcode !== busy) throw error;
      return (await findRunningServer(folder)) ?? {};
    }
    const lock = new ServerLock(folder, file);
    try {
      lock.socket = await answerOnSocket(folder, () => lock.state);
    } catch (error) {
      await lock.release();
      throw error;
    }
    return lock;
  }

  /** Tells whoever asks where the server can be reached. */
  announce(address: string): void {
    this.state = { address };
  }

  /** A second time does nothing: one Ctrl-C may overtake another. */
  async release(): Promise<void> {
    if (this.socket) await closeSocket(this.socket, this.folder);
    if (this.file.isOpen) this.file.close();
  }
}
