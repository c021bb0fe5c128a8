import { createHash } from 'node:crypto';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the operating systems allow for the path of a socket, with room to spare. */
const longestPath = 90;

/**
 * Gives `work` a path for a socket of this name in the folder. The path of a deep folder is too long for a
 * socket: then it leads there through a short link, which is needed only while the path is being used.
 */
export async function withSocketPath<T>(
  { folder, name }: { readonly folder: string; readonly name: string },
  work: (path: string) => Promise<T>,
): Promise<T> {
  if (process.platform === 'win32') return await work(await pipeOf(folder, name));
  const direct = join(folder, name);
  if (Buffer.byteLength(direct) <= longestPath) return await work(direct);
  const detour = await mkdtemp(join(tmpdir(), 'almanac-'));
  try {
    await symlink(folder, join(detour, 'd'));
    return await work(join(detour, 'd', name));
  } finally {
    await rm(detour, { recursive: true });
  }
}

async function pipeOf(folder: string, name: string): Promise<string> {
  const id = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32);
  return `\\\\.\\pipe\\almanac-${id}-${name}`;
}
