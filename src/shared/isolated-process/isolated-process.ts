import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Isolation {
  /** Of JavaScript, in megabytes. */
  readonly memoryMb: number;
  /** The one folder it may write to; none when left out. */
  readonly writes?: string;
  /** Whether it may load libraries that are machine code. */
  readonly addons?: boolean;
}

/**
 * Starts the program `name` that stands beside the caller (`import.meta.url`), for work on what strangers sent. It
 * reads files, has no environment and starts nothing. What goes wrong ends with it: a worker thread would take our
 * process along as soon as one large allocation overflows its heap.
 */
export function startIsolated(caller: string, name: string, isolation: Isolation): ChildProcess {
  const { memoryMb, writes, addons = false } = isolation;
  // `.ts` where the source runs, `.js` where the build does.
  return fork(fileURLToPath(new URL(`./${name}${extname(caller)}`, caller)), {
    execArgv: [
      `--max-old-space-size=${memoryMb}`,
      '--no-warnings',
      '--permission',
      '--allow-fs-read=*',
      ...(writes === undefined ? [] : [`--allow-fs-write=${writes}`]),
      ...(addons ? ['--allow-addons'] : []),
    ],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
