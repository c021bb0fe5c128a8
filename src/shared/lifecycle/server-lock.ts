import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { askSocket, listenExclusively, lockName } from './lock-socket.js';

/** What a running server says about itself. */
export interface RunningServer {
  /** Absent while it starts. */
  readonly address?: string;
}

/**
 * One server for one data folder. The lock is a socket that the server listens on: whether somebody holds it
 * is asked by connecting, so that a killed process holds nothing, whatever process ids are in use by now.
 */
export class ServerLock {
  private state: RunningServer = {};
  private readonly server: Server;

  private constructor(private readonly folder: string) {
    this.server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(JSON.stringify(this.state));
    }).unref();
  }

  /** The lock, or what the server that holds it says. */
  static async take(folder: string): Promise<ServerLock | RunningServer> {
    const lock = new ServerLock(folder);
    const holder = await listenExclusively(lock.server, folder);
    if (holder === undefined) return lock;
    lock.server.close();
    return parse(holder);
  }

  /** Tells whoever asks where the server can be reached. */
  announce(address: string): void {
    this.state = { address };
  }

  async release(): Promise<void> {
    await rm(join(this.folder, lockName), { force: true });
    this.server.close();
  }
}

/** The server that runs on the data folder, if one does. */
export async function findRunningServer(folder: string): Promise<RunningServer | undefined> {
  const said = await askSocket(folder, lockName);
  return said === undefined ? undefined : parse(said);
}

const parse = (said: string): RunningServer => (said === '' ? {} : JSON.parse(said));
