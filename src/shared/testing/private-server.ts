import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** The path of a program, when it is installed here. */
export function installed(program: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export interface PrivateServer {
  readonly program: string;
  readonly arguments: readonly string[];
  /** Rejects until the server answers. */
  readonly answers: () => Promise<unknown>;
}

const patienceMs = 20_000;

/** Starts a server that belongs to this test run alone, and waits until it answers. */
export async function startPrivateServer({ program, arguments: given, answers }: PrivateServer) {
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = `${output}${chunk}`.slice(-4000);
    });
  const started = Date.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} did not start:\n${output}`);
    try {
      await answers();
      return { kill: (signal: NodeJS.Signals = 'SIGTERM') => end(child, signal) };
    } catch (error) {
      if (Date.now() - started > patienceMs) {
        await end(child, 'SIGKILL');
        throw new Error(`${program} does not answer: ${error}\n${output}`);
      }
      await pause(25);
    }
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
