import { Injectable } from '@nestjs/common';
import { AppError } from '#shared/errors';
import type { RunOwner } from './running-statement.js';
import { RunningStatements } from './running-statements.js';

/** What became of a run that others can have asked for as well. */
export interface Shared<T> {
  readonly value: T;
  /** Somebody else ran the statement. */
  readonly joined: boolean;
}

interface Asked {
  readonly owner: RunOwner;
  readonly seconds: number;
}

/** What befell somebody else's run, and says nothing of the statement. */
const theirs: ReadonlySet<string> = new Set(['queries.cancelled', 'queries.tooMany']);
const isTheirs = (error: unknown): boolean => error instanceof AppError && theirs.has(error.code);

/** Equal statements that are asked at the same time run once. */
@Injectable()
export class SharedRuns {
  private readonly underway = new Map<string, Promise<unknown>>();

  constructor(private readonly running: RunningStatements) {}

  /** `hash`: of all that the result depends on. Who may wait longer than another does not share that one's time limit. */
  async of<T extends object>(hash: string, asked: Asked, run: () => Promise<T>): Promise<Shared<T>> {
    const key = `${hash} ${asked.seconds}`;
    for (;;) {
      const other = this.underway.get(key) as Promise<T> | undefined;
      if (!other) return { value: await this.begin(key, run), joined: false };
      const value = await this.join(other, asked);
      if (value) return { value, joined: true };
    }
  }

  private begin<T>(key: string, run: () => Promise<T>): Promise<T> {
    const started = run().finally(() => this.underway.delete(key));
    this.underway.set(key, started);
    return started;
  }

  /** Who waits can be stopped like one who runs, and takes no turn. Nothing when the other was stopped. */
  private join<T>(other: Promise<T>, { owner, seconds }: Asked): Promise<T | undefined> {
    const { id, organizationId } = owner;
    return this.running.track({ id, organizationId }, async (statement) => {
      const left = Promise.withResolvers<undefined>();
      const told = other.catch((error: unknown) => {
        if (!isTheirs(error)) throw error;
        return undefined;
      });
      const brake = { interrupt: () => left.resolve(undefined) };
      return await statement.within(seconds, brake, () => Promise.race([told, left.promise]));
    });
  }
}
