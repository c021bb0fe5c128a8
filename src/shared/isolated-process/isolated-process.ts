import { type ChildProcess, fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Isolation {
  /** Of JavaScript, in megabytes. */
  readonly memoryMb: number;
  /** The one folder it may write to; none when left out. */
  readonly writes?: string;
  /** Whether it may load libraries that are machine code. */
  readonly addons?: boolean;
  /** Of the pool that machine code works in; Node's own number when left out. */
  readonly threads?: number;
}

/** Where the source runs, a program finds the modules beside it as it will once they are built. */
const sourceHooks = `
  import { registerHooks } from 'node:module';
  const asSource = (name, from) => (from?.endsWith('.ts') ? name.replace(/^(\\.{1,2}\\/.*)\\.js$/, '$1.ts') : name);
  registerHooks({ resolve: (name, context, next) => next(asSource(name, context.parentURL), context) });`;
const forSource = ['--conditions=source', `--import=data:text/javascript,${encodeURIComponent(sourceHooks)}`];

/** Of 1000: when the machine runs out of memory, this process goes before ours. */
const expendable = '500';

/**
 * Starts the program `name` that stands beside the caller (`import.meta.url`), for work on what strangers sent. It
 * reads files, has no environment and starts nothing. What goes wrong ends with it: a worker thread would take our
 * process along as soon as one large allocation overflows its heap.
 */
export function startIsolated(caller: string, name: string, isolation: Isolation): ChildProcess {
  const { memoryMb, writes, addons = false, threads } = isolation;
  // `.ts` where the source runs, `.js` where the build does.
  const kind = extname(caller);
  const child = fork(fileURLToPath(new URL(`./${name}${kind}`, caller)), {
    execArgv: [
      ...(kind === '.ts' ? forSource : []),
      `--max-old-space-size=${memoryMb}`,
      '--no-warnings',
      '--permission',
      '--allow-fs-read=*',
      ...(writes === undefined ? [] : [`--allow-fs-write=${writes}`]),
      ...(addons ? ['--allow-addons'] : []),
    ],
    env: threads === undefined ? {} : { UV_THREADPOOL_SIZE: String(threads) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Only Linux has it.
  writeFile(`/proc/${child.pid}/oom_score_adj`, expendable).catch(() => undefined);
  return child;
}
