import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetSchema, type SchemaView } from '#modules/catalog';
import { GetGlossary } from '#modules/semantics';
import type { Actor } from '#shared/contracts';
import type { Term } from '../domain/engine.js';
import { LearnedNames } from './learned-names.js';

/** What is known about a source now: what it has, and what the organisation calls it. */
export interface Known {
  readonly schema: SchemaView;
  /** From the glossary, and learned. */
  readonly terms: readonly Term[];
  /** Of both. */
  readonly modelVersion: string;
}

@Injectable()
export class Knowledge {
  constructor(
    private readonly queries: QueryBus,
    private readonly learned: LearnedNames,
  ) {}

  /** Rejects with the neighbours' errors: not found for this actor, not ready yet. */
  async of(actor: Actor, dataSourceId: string): Promise<Known> {
    const [schema, glossary, learned] = await Promise.all([
      this.queries.execute(new GetSchema({ actor, dataSourceId })),
      this.queries.execute(new GetGlossary({ actor, dataSourceId })),
      this.learned.of(actor, dataSourceId),
    ]);
    const versions = [schema.modelVersion, glossary.version, learned.version];
    return {
      schema,
      terms: [...glossary.terms, ...learned.terms],
      modelVersion: versions.filter((one) => one !== '').join('+'),
    };
  }
}
