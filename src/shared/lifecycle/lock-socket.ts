import { randomUUID } from 'node:crypto';
import { link, rename, rm } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { withSocketPath } from './socket-path.js';

export const lockName = 'server.sock';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Lets the server listen on the one socket of the folder; or returns what its present holder says. */
export async function listenExclusively(server: Server, folder: string): Promise<string | undefined> {
  if (process.platform === 'win32') return await listenOnPipe(server, folder);
  const draft = `${shortId()}.sock`;
  await withSocketPath({ folder, name: draft }, (path) => listen(server, path));
  try {
    return await publish(folder, draft);
  } finally {
    await rm(join(folder, draft), { force: true });
  }
}

/** A pipe of Windows is exclusive and vanishes with its process. */
async function listenOnPipe(server: Server, folder: string): Promise<string | undefined> {
  try {
    await withSocketPath({ folder, name: lockName }, (path) => listen(server, path));
    return undefined;
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    return (await askSocket(folder, lockName)) ?? '';
  }
}

/** Gives the socket its public name, which exactly one of any number of processes achieves. */
async function publish(folder: string, draft: string): Promise<string | undefined> {
  for (;;) {
    try {
      await link(join(folder, draft), join(folder, lockName));
      return undefined;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = await askSocket(folder, lockName);
    if (holder !== undefined) return holder;
    await bury(folder);
  }
}

/** Takes away a socket that nobody listens on; if somebody does by now, it is put back. */
async function bury(folder: string): Promise<void> {
  const grave = `${shortId()}.dead`;
  try {
    await rename(join(folder, lockName), join(folder, grave));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await askSocket(folder, grave)) !== undefined)
    await link(join(folder, grave), join(folder, lockName)).catch(() => undefined);
  await rm(join(folder, grave), { force: true });
}

/** What the process behind the socket says; nothing when there is none. A busy one may stay silent: ''. */
export async function askSocket(folder: string, name: string): Promise<string | undefined> {
  try {
    return await withSocketPath({ folder, name }, hear);
  } catch (error) {
    if (['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

const patienceMs = 2000;

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

const shortId = () => randomUUID().slice(0, 8);
