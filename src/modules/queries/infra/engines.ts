import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { QueriesConfig } from './config.js';
import { Engine, type Loan } from './engine.js';
import type { EngineHost } from './engine-host/engine-host.js';
import { EngineHosts } from './engine-host/engine-hosts.js';
import { VersionFiles, type VersionKey } from './version-files.js';

interface OpenEngine {
  readonly dataSourceId: string;
  readonly starting: Promise<Engine>;
}

const nameOf = ({ dataSourceId, version }: VersionKey): string => `${dataSourceId} ${version}`;

const sweepEveryMs = 60_000;
/** DuckDB shares out a table in pieces of so many rows; more threads than pieces only wake each other. */
const rowGroup = 122_880;
/** For the first rows of an order DuckDB finds them first and then fetches their columns: twice the work on fewer rows. */
const worthFetchingLater = 60_000;

/** The open engines, one per version of a data source: a new version gets a new one, the old one drains. */
@Injectable()
export class Engines implements OnApplicationShutdown {
  private readonly open = new Map<string, OpenEngine>();
  private opened = 0;
  private readonly sweeper = setInterval(() => void this.closeIdle(), sweepEveryMs).unref();

  constructor(
    private readonly files: VersionFiles,
    private readonly hosts: EngineHosts,
    private readonly config: QueriesConfig,
  ) {}

  /** Lends `work` this version, which is opened when it is not yet. */
  async use<T>(key: VersionKey, work: Loan<T>): Promise<T> {
    for (;;) {
      const engine = await this.engineOf(key);
      if (engine.isLost) await this.retire([nameOf(key)]);
      // It may have been retired since it was found; then it is no longer listed, and the next round opens another.
      else if (!engine.closed) return await engine.lend(work);
    }
  }

  /** The same in a process of its own, which ends with the work. */
  async useAlone<T>(key: VersionKey, work: Loan<T>): Promise<T> {
    const host = this.hosts.alone();
    try {
      const engine = await this.start(key, host);
      return await engine.lend((statement, name) => {
        engine.retire();
        return work(statement, name);
      });
    } finally {
      host.end();
    }
  }

  /** How many are open now, and how many ever were. */
  counts() {
    return { open: this.open.size, opened: this.opened };
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeper);
    await this.retire([...this.open.keys()]);
  }

  private async engineOf(key: VersionKey): Promise<Engine> {
    const { dataSourceId } = key;
    const name = nameOf(key);
    const known = this.open.get(name);
    if (known) return await known.starting;
    const starting = this.start(key, this.hosts.shared());
    this.open.set(name, { dataSourceId, starting });
    try {
      const engine = await starting;
      await this.makeRoom(name, dataSourceId);
      return engine;
    } catch (error) {
      this.open.delete(name);
      throw error;
    }
  }

  private async start(key: VersionKey, host: EngineHost): Promise<Engine> {
    const { memoryMb, threads = availableParallelism() } = this.config;
    const useful = Math.max(1, Math.ceil(key.largestTable / rowGroup));
    const inOneGo = key.largestTable < worthFetchingLater;
    const limits = { memoryMb, threads: Math.min(threads, useful), inOneGo };
    const file = await this.files.copyOf(key);
    try {
      const engine = `${nameOf(key)} ${++this.opened}`;
      await host.ask('open', { engine, file: file.path, limits });
      return new Engine(host, engine, file);
    } catch (error) {
      file[Symbol.dispose]();
      throw error;
    }
  }

  /** Retires older versions of the same source, and the longest unused engines when there are too many. */
  private async makeRoom(name: string, dataSourceId: string): Promise<void> {
    const others = [...this.open].filter(([other]) => other !== name);
    await this.retire(others.filter(([, one]) => one.dataSourceId === dataSourceId).map(([other]) => other));
    const surplus = this.open.size - this.config.maxEngines;
    if (surplus <= 0) return;
    const unused = (await this.byLastUse()).filter((other) => other !== name);
    await this.retire(unused.slice(0, surplus));
  }

  private async byLastUse(): Promise<string[]> {
    const used = await Promise.all(
      [...this.open].map(async ([name, { starting }]) => ({ name, at: (await starting).lastUsedAt })),
    );
    return used.toSorted((a, b) => a.at - b.at).map(({ name }) => name);
  }

  private async closeIdle(): Promise<void> {
    const before = performance.now() - this.config.idleMinutes * 60_000;
    for (const [name, { starting }] of [...this.open]) {
      const { inUse, lastUsedAt } = await starting;
      if (!inUse && lastUsedAt < before) await this.retire([name]);
    }
    if (this.open.size === 0) this.hosts.rest();
  }

  private async retire(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const entry = this.open.get(name);
      this.open.delete(name);
      (await entry?.starting.catch(() => undefined))?.retire();
    }
  }
}
