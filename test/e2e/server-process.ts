import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** `dist/`, as `npm start` would make it. */
export function buildIfChanged(): void {
  execFileSync(process.execPath, ['scripts/build.ts', '--if-changed'], { cwd: root, stdio: 'pipe' });
}

/** The server as a person runs it: another process, known by what it prints and by its signals. */
export class ServerProcess {
  output = '';
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(settings: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, ['dist/main.js'], {
      cwd: root,
      // biome-ignore lint/style/noProcessEnv: handed on to the child process, not read.
      env: { ...withoutOurs(process.env), HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk) => {
        this.output += chunk;
      });
    this.exited = once(this.child, 'close').then(([code]) => code);
  }

  /** The address that it prints when it can be asked. */
  async address(): Promise<string> {
    const found = await this.printed(/is running at (\S+)/);
    return found[1] ?? '';
  }

  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    let ended = false;
    void this.exited.then(() => {
      ended = true;
    });
    for (;;) {
      const found = pattern.exec(this.output);
      if (found) return found;
      if (ended) throw new Error(`It ended without printing ${pattern}:\n${this.output}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.exited]);
    }
  }

  /** Resolves with the exit code. */
  async signal(name: NodeJS.Signals): Promise<number | null> {
    this.child.kill(name);
    return await this.exited;
  }
}

/** Of the settings, only what a test names: not those of the machine it runs on. */
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _database,
    REDIS_URL: _redis,
    ALMANAC_DATA: _data,
    NODE_OPTIONS: _node,
    ...rest
  } = environment;
  return rest;
}
