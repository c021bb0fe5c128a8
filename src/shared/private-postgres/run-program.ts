import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Account, canReach } from './server-account.js';

export class ProgramFailed extends Error {
  override readonly name = 'ProgramFailed';
}

interface Started {
  readonly program: string;
  readonly args: readonly string[];
  readonly account: Account | undefined;
}

/**
 * Runs a PostgreSQL program to its end. It has a session of its own, and so has a server that it leaves
 * behind: Ctrl-C in a terminal reaches Almanac alone, which then decides what stops when.
 */
export function runProgram(started: Started, reaches: readonly string[]): Promise<void> {
  const { command, args, ids } = commandFor(started, reaches);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...ids,
      detached: true,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new ProgramFailed(`${started.program} ended with ${code ?? signal}: ${output.trim()}`));
    });
  });
}

/**
 * As another account when there is one. Where that account cannot walk down to the programs or to the data
 * (a clone under /root), it gets the one right of root that is missing, to pass through closed folders.
 */
function commandFor({ program, args, account }: Started, reaches: readonly string[]) {
  if (!account) return { command: program, args: [...args], ids: {} };
  const blocked = [program, ...reaches].some((path) => !canReach(account, path));
  if (!blocked || !setpriv) return { command: program, args: [...args], ids: account };
  // access(2), which PostgreSQL asks about its own programs, looks at rights only with the first of these.
  const rights = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  const who = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  return { command: setpriv, args: [...who, ...rights, program, ...args], ids: {} };
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

/** Nothing of Almanac's settings: its secrets are not PostgreSQL's business. */
const environment = () => ({ LC_ALL: 'C', PATH: '/usr/bin:/bin' });
