import type { LocalCopy } from '#shared/object-store';
import type { EngineHost, HostedStatement } from './engine-host/engine-host.js';

/** What is done with a statement on the engine of the name. */
export type Loan<T> = (statement: HostedStatement, engine: string) => Promise<T>;

/** One version of one data source, open for reading. Once retired it closes when nobody uses it any more. */
export class Engine {
  private users = 0;
  private retired = false;
  lastUsedAt = performance.now();

  constructor(
    private readonly host: EngineHost,
    private readonly name: string,
    private readonly file: LocalCopy,
  ) {}

  get inUse(): boolean {
    return this.users > 0;
  }

  /** Its process has ended. */
  get isLost(): boolean {
    return this.host.isLost;
  }

  get closed(): boolean {
    return this.retired && !this.inUse;
  }

  async lend<T>(work: Loan<T>): Promise<T> {
    this.users++;
    try {
      using statement = this.host.begin();
      return await work(statement, this.name);
    } finally {
      this.lastUsedAt = performance.now();
      this.users--;
      this.closeIfOver();
    }
  }

  retire(): void {
    this.retired = true;
    this.closeIfOver();
  }

  private closeIfOver(): void {
    if (!this.closed) return;
    // A process that has ended has closed everything.
    this.host.ask('close', { engine: this.name }).catch(() => undefined);
    this.file[Symbol.dispose]();
  }
}
