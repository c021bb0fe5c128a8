import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { withSocketPath } from './socket-path.js';

/** What a running server says about itself. */
export interface RunningServer {
  /** Absent while it starts. */
  readonly address?: string;
}

const socketName = 'server.sock';

/** Answers whoever connects to the socket of the folder. Only for the holder of the folder's lock. */
export async function answerOnSocket(folder: string, say: () => RunningServer): Promise<Server> {
  await rm(join(folder, socketName), { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(say()));
  }).unref();
  await withSocketPath({ folder, name: socketName }, (path) => listen(server, path));
  return server;
}

/** Takes the socket away again. */
export async function closeSocket(server: Server, folder: string): Promise<void> {
  server.close();
  await rm(join(folder, socketName), { force: true });
}

const deadSocket = new Set<string | undefined>(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']);

/** The server that runs on the data folder, if one does. */
export async function findRunningServer(folder: string): Promise<RunningServer | undefined> {
  try {
    const said = await withSocketPath({ folder, name: socketName }, hear);
    return said === '' ? {} : JSON.parse(said);
  } catch (error) {
    if (deadSocket.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
}

const patienceMs = 2000;

/** A busy server may stay silent: ''. */
async function hear(path: string): Promise<string> {
  const socket = connect(path);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.setTimeout(patienceMs, () => socket.destroy());
  return await text(socket).catch(() => '');
}

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
