import { existsSync } from 'node:fs';
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Binaries, findBinaries } from './binaries.js';
import { freePort } from './free-port.js';
import { isServed, removeMark, superuser } from './orphan.js';
import { ProgramFailed, runProgram } from './run-program.js';
import { type Account, serverAccount } from './server-account.js';
import { ServerLog } from './server-log.js';

export interface PrivatePostgresOptions {
  /** Holds the cluster in a folder `postgres`. */
  readonly folder: string;
  readonly password: string;
  /** More settings for the server: `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Small: one process of Almanac is its only client, and the analytics happen in DuckDB. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '2',
  autovacuum_max_workers: '1',
  io_method: 'sync',
  jit: 'off',
  huge_pages: 'off',
  log_min_messages: 'fatal',
  log_min_error_statement: 'fatal',
};

const startAttempts = 3;

/** A PostgreSQL server of our own, on loopback and a free port, that lives and dies with this process. */
export class PrivatePostgres {
  private readonly binaries: Binaries = findBinaries();
  private readonly account: Account | undefined = serverAccount();
  private readonly cluster: string;
  private readonly log: ServerLog;
  private port = 0;

  private constructor(private readonly options: PrivatePostgresOptions) {
    this.cluster = resolve(options.folder, 'postgres');
    this.log = new ServerLog(this.cluster);
  }

  /** Whether the folder has a cluster already, so that a start will be quick. */
  static exists(folder: string): boolean {
    return existsSync(join(folder, 'postgres', 'PG_VERSION'));
  }

  /** Starts the server of the folder. Creates it the first time; takes over from one that was left behind. */
  static async start(options: PrivatePostgresOptions): Promise<PrivatePostgres> {
    const postgres = new PrivatePostgres(options);
    await mkdir(options.folder, { recursive: true });
    if (!PrivatePostgres.exists(options.folder)) await postgres.create();
    if (await isServed(postgres.cluster, options.password)) await postgres.stop();
    await postgres.startOnFreePort();
    return postgres;
  }

  url(database = 'postgres'): string {
    const { password } = this.options;
    return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/${database}`;
  }

  /** After its server has gone away: the same cluster on the same port. */
  restart(): Promise<void> {
    return this.startServer();
  }

  /** `immediate` does not wait for anything; the next start recovers. */
  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    await this.run(this.binaries.pgCtl, 'stop', '-D', this.cluster, '-m', mode, '-w', '-t', '60', '-s');
  }

  /** In a draft folder first: a start that dies in the middle leaves nothing that looks like a cluster. */
  private async create(): Promise<void> {
    const draft = `${this.cluster}.draft`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, this.options.password, { mode: 0o600 });
    if (this.account)
      for (const path of [draft, passwordFile]) await chown(path, this.account.uid, this.account.gid);
    const cluster = join(draft, 'cluster');
    await this.run(
      this.binaries.initdb,
      `--pgdata=${cluster}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    );
    await rename(cluster, this.cluster);
    await rm(draft, { recursive: true });
  }

  /** Between finding a port and taking it, somebody else may: then another one is found. */
  private async startOnFreePort(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.port = await freePort();
      await this.log.clear();
      try {
        await this.startServer();
        return;
      } catch (error) {
        if (!(error instanceof ProgramFailed)) throw error;
        const reason = await this.log.text();
        if (attempt === startAttempts)
          throw new Error(`PostgreSQL did not start: ${reason || error.message}`);
        if (reason.includes('"postmaster.pid" already exists')) await removeMark(this.cluster);
      }
    }
  }

  private async startServer(): Promise<void> {
    const all = { ...settings, port: String(this.port), ...this.options.settings };
    const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
    const { path } = this.log;
    await this.run(
      this.binaries.pgCtl,
      'start',
      ...['-D', this.cluster, '-l', path, '-w', '-t', '120', '-s', '-o', flags.join(' ')],
    );
  }

  private async run(program: string, ...args: string[]): Promise<void> {
    const account = await this.accountOfCluster();
    await runProgram({ program, args, account }, [this.cluster]);
  }

  /** A cluster belongs to whoever made it, also when root starts it later. */
  private async accountOfCluster(): Promise<Account | undefined> {
    if (!this.account || !existsSync(this.cluster)) return this.account;
    const { uid, gid } = await stat(this.cluster);
    return { uid, gid };
  }
}
