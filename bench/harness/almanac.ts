import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'dist/main.js');
const patienceMs = 120_000;

/** The product as it is started by `npm start`, on a data folder of its own. */
export interface Almanac {
  readonly url: string;
  readonly pid: number;
  readonly dataFolder: string;
  /** From the start of the process until `/ready` said yes. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'almanac-bench-'));
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** No limits but those that are measured; whatever the machine has set is left out. */
const quiet = {
  HOST: '127.0.0.1',
  GUEST_ACCESS: 'on',
  RATE_LIMIT_GUESTS: '0',
  RATE_LIMIT_USERS: '0',
  RATE_LIMIT_CREDENTIALS: '0',
};

export async function startAlmanac(
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<Almanac> {
  if (!existsSync(main)) throw new Error('There is no dist/main.js: run `npm run build` first.');
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, startArguments(), {
    cwd: root,
    env: { PATH, HOME, ...quiet, ...settings, ALMANAC_DATA: dataFolder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = tail(child);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, output);
  const readyMs = performance.now() - startedAt;
  return { url, pid: child.pid ?? 0, dataFolder, readyMs, stop: () => end(child) };
}

/** What `npm start` gives to Node, when it has built. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, ...given] = scripts.start.split('&&').at(-1).trim().split(' ');
  return given;
}

/** Starts it on a new folder and stops it again, whatever `work` does. */
export async function withAlmanac<T>(work: (almanac: Almanac) => Promise<T>, settings = {}): Promise<T> {
  const folder = await makeFolder();
  try {
    const almanac = await startAlmanac(folder, settings);
    return await work(almanac).finally(() => almanac.stop());
  } finally {
    await removeFolder(folder);
  }
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Almanac did not start:\n${output()}`);
    const ready = await fetch(`${url}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) {
      await end(child);
      throw new Error(`Almanac is not ready after ${patienceMs / 1000} s:\n${output()}`);
    }
    await pause(10);
  }
}

function tail(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text = `${text}${chunk}`.slice(-8000);
    });
  return () => text;
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
