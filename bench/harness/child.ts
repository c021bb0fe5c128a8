import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const folder = import.meta.dirname;

/** Runs a script of this folder in a process of its own; it is given, and prints, one JSON value. */
export async function runScript<T>(script: string, input: object): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(folder, script), JSON.stringify(input)],
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout);
}

/** Starts a script that prints one line when it is ready and then goes on until it is stopped. */
export async function startScript(
  script: string,
): Promise<{ line: string; pid: number; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(folder, script)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((done, failed) => {
    createInterface(child.stdout).once('line', done);
    child.once('exit', (code) => failed(new Error(`${script} ended with ${code}.`)));
  });
  const stop = () =>
    new Promise<void>((done) => {
      child.removeAllListeners('exit').once('exit', () => done());
      child.kill();
    });
  return { line, pid: child.pid ?? 0, stop };
}
