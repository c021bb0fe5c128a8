import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { openReadOnly } from '#shared/duckdb';
import { QueriesConfig } from './config.js';
import { Engine, type Loan } from './engine.js';
import { VersionFiles, type VersionKey } from './version-files.js';

interface OpenEngine {
  readonly dataSourceId: string;
  readonly starting: Promise<Engine>;
  /** Once it has started. */
  engine?: Engine;
}

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
    private readonly config: QueriesConfig,
  ) {}

  /** Lends `work` a connection to this version, which is opened when it is not yet. */
  async use<T>(key: VersionKey, work: Loan<T>): Promise<T> {
    for (;;) {
      const engine = await this.engineOf(key);
      // It may have been retired since it was found; then it is no longer listed, and the next round opens another.
      if (!engine.closed) return await engine.lend(work);
    }
  }

  /** How many are open now, and how many ever were. */
  counts() {
    return { open: this.open.size, opened: this.opened };
  }

  /** Of all that have started. */
  async memoryBytes(): Promise<number> {
    const started = [...this.open.values()].flatMap(({ engine }) => engine ?? []);
    const each = await Promise.all(started.map((engine) => engine.memoryBytes()));
    return each.reduce((sum, bytes) => sum + bytes, 0);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeper);
    await this.retire([...this.open.keys()]);
  }

  private async engineOf(key: VersionKey): Promise<Engine> {
    const { dataSourceId, version } = key;
    const name = `${dataSourceId} ${version}`;
    const known = this.open.get(name);
    if (known) return await known.starting;
    const starting = this.start(key);
    const entry: OpenEngine = { dataSourceId, starting };
    this.open.set(name, entry);
    try {
      const engine = await starting;
      entry.engine = engine;
      this.opened++;
      await this.makeRoom(name, dataSourceId);
      return engine;
    } catch (error) {
      this.open.delete(name);
      throw error;
    }
  }

  private async start(key: VersionKey): Promise<Engine> {
    const { memoryMb, threads = availableParallelism() } = this.config;
    const useful = Math.max(1, Math.ceil(key.largestTable / rowGroup));
    const inOneGo = key.largestTable < worthFetchingLater;
    const limits = { memoryMb, threads: Math.min(threads, useful), inOneGo };
    const file = await this.files.copyOf(key);
    try {
      return new Engine(await openReadOnly(file.path, limits), file);
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
  }

  private async retire(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const entry = this.open.get(name);
      this.open.delete(name);
      (await entry?.starting.catch(() => undefined))?.retire();
    }
  }
}
