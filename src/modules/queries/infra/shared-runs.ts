import { Injectable } from '@nestjs/common';
import { AppError } from '#shared/errors';
import { QueriesConfig } from './config.js';
import type { RunOwner } from './running-statement.js';
import { RunningStatements } from './running-statements.js';

/** What became of a run that others can have asked for as well. */
export interface Shared<T> {
  readonly value: T;
  /** Somebody else ran the statement. */
  readonly joined: boolean;
}

/** What befell somebody else's run, and says nothing of the statement. */
const theirs: ReadonlySet<string> = new Set(['queries.cancelled', 'queries.tooMany']);
const isTheirs = (error: unknown): boolean => error instanceof AppError && theirs.has(error.code);

/** Equal statements that are asked at the same time run once. */
@Injectable()
export class SharedRuns {
  private readonly underway = new Map<string, Promise<unknown>>();

  constructor(
    private readonly running: RunningStatements,
    private readonly config: QueriesConfig,
  ) {}

  /** `hash`: of all that the outcome depends on. */
  async of<T extends object>(hash: string, owner: RunOwner, run: () => Promise<T>): Promise<Shared<T>> {
    for (;;) {
      const other = this.underway.get(hash) as Promise<T> | undefined;
      if (!other) return { value: await this.begin(hash, run), joined: false };
      const value = await this.join(other, owner);
      if (value) return { value, joined: true };
    }
  }

  private begin<T>(hash: string, run: () => Promise<T>): Promise<T> {
    const started = run().finally(() => this.underway.delete(hash));
    this.underway.set(hash, started);
    return started;
  }

  /** Who waits can be stopped like one who runs. Nothing when the other was stopped. */
  private join<T>(other: Promise<T>, owner: RunOwner): Promise<T | undefined> {
    return this.running.track(owner, async (statement) => {
      const left = Promise.withResolvers<undefined>();
      const told = other.catch((error: unknown) => {
        if (!isTheirs(error)) throw error;
        return undefined;
      });
      const brake = { interrupt: () => left.resolve(undefined) };
      return await statement.within(this.config.timeLimitSeconds, brake, () =>
        Promise.race([told, left.promise]),
      );
    });
  }
}
