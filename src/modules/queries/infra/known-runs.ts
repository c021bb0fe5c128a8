import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#shared/contracts';
import { queriesErrors } from '../contract/errors.js';
import type { QueryInput } from '../contract/index.js';

/** What was run, so that its result can be asked for again. */
export interface KnownRun {
  readonly input: QueryInput;
  readonly version: string;
}

const mostCharacters = 32_000_000;

const keyOf = ({ organizationId }: Actor, id: string): string => `${organizationId} ${id}`;

/** The latest runs of this process. */
@Injectable()
export class KnownRuns {
  private readonly runs = new LRUCache<string, KnownRun>({
    maxSize: mostCharacters,
    sizeCalculation: ({ input }) => 500 + input.sql.length + 50 * (input.parameters?.length ?? 0),
  });

  /** Fails when the organisation has given the id to another run. */
  add(id: string, input: QueryInput, version: string): void {
    const key = keyOf(input.actor, id);
    if (this.runs.has(key)) throw queriesErrors.idInUse({ id });
    this.runs.set(key, { input, version });
  }

  find(actor: Actor, id: string): KnownRun | undefined {
    return this.runs.get(keyOf(actor, id));
  }
}
