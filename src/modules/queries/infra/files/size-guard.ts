import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { queriesErrors } from '../../contract/errors.js';
import type { RunningStatement } from '../running-statement.js';

const lookEveryMs = 100;

/** Stops the statement when what is written in the folder of the file grows too large: disks are finite. */
export async function withinSize<T>(
  { path, megabytes }: { readonly path: string; readonly megabytes: number },
  running: RunningStatement,
  work: () => Promise<T>,
): Promise<T> {
  const problem = queriesErrors.resultTooLarge({ megabytes });
  const isTooLarge = async () => (await bytesIn(dirname(path))) > megabytes * 1_000_000;
  const look = async () => {
    if (await isTooLarge()) running.stop(problem);
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  try {
    const done = await work();
    if (await isTooLarge()) throw problem;
    return done;
  } finally {
    clearInterval(timer);
  }
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
