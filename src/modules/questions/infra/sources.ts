import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { SchemaView } from '#modules/catalog';
import type { Actor } from '#shared/contracts';
import { engineVersion, type Model, type Term } from '../domain/engine.js';
import { QuestionsConfig } from './config.js';
import { Knowledge, type Known } from './knowledge.js';
import { ModelCompiler } from './model-compiler.js';

/** A data source at the version that answers now, ready to be asked. */
export interface Source {
  readonly dataSourceId: string;
  readonly name: string;
  readonly dataVersion: string;
  /** Of the schema and, where the organisation has one, of its glossary. */
  readonly modelVersion: string;
  readonly model: Model;
  /** Of everything a reading depends on but the question: data, model and engine. */
  readonly key: string;
  /** Present when rows are kept from the one who asks: the same for all who see the same. The rest is alike for all of them. */
  readonly visibility?: string;
  readonly schema: SchemaView;
  /** What the organisation calls things, by its glossary and by what was learned. */
  readonly terms: readonly Term[];
}

interface Asked {
  readonly actor: Actor;
  readonly dataSourceId: string;
}

interface Described extends Known {
  readonly actor: Actor;
}

/**
 * Keeps compiled models by version, and for a moment who may ask which source: rights and versions are looked up
 * by message again after `QUESTIONS_RECHECK_MS`.
 */
@Injectable()
export class Sources {
  private readonly log = new Logger(Sources.name);
  private readonly allowed: LRUCache<string, Source, Asked>;
  private readonly compiled: LRUCache<string, Source, Described>;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly compiler: ModelCompiler,
    private readonly config: QuestionsConfig,
  ) {
    this.allowed = new LRUCache<string, Source, Asked>({
      max: 10_000,
      ttl: config.recheckMs,
      ignoreFetchAbort: true,
      fetchMethod: (_key, _stale, { context }) => this.load(context),
    });
    this.compiled = new LRUCache<string, Source, Described>({
      max: config.models,
      ignoreFetchAbort: true,
      fetchMethod: async (key, _stale, { context: { actor, schema, modelVersion, terms } }) => {
        const { dataSourceId, version: dataVersion } = schema;
        const compiled = await compiler.compile(actor, { schema, terms });
        return { dataSourceId, dataVersion, modelVersion, key, schema, terms, ...compiled };
      },
    });
  }

  /** Rejects with the neighbours' errors: not found for this actor, not ready yet. */
  of(actor: Actor, dataSourceId: string): Promise<Source> {
    if (this.config.recheckMs === 0) return this.load({ actor, dataSourceId });
    const key = `${actor.organizationId} ${actor.userId} ${actor.role} ${dataSourceId}`;
    return this.allowed.forceFetch(key, { context: { actor, dataSourceId } });
  }

  /** The version that answers at this moment, whatever was looked up a moment ago. */
  current(actor: Actor, dataSourceId: string): Promise<Source> {
    return this.load({ actor, dataSourceId });
  }

  /** Has everything about the organisation's sources looked up by its next question, not when the moment is over. */
  forget(organizationId: string): void {
    for (const key of [...this.allowed.keys()])
      if (key.startsWith(`${organizationId} `)) this.allowed.delete(key);
  }

  /** The same source, as if more was known about it; it is not kept. */
  async knowingMore(actor: Actor, source: Source, more: readonly Term[]): Promise<Source> {
    const terms = [...source.terms, ...more];
    const { schema, key } = source;
    const compiled = await this.compiler.compile(actor, { schema, terms });
    return { ...source, ...compiled, terms, key: `${key} and ${JSON.stringify(more)}` };
  }

  /** Compiles in the background; a source that cannot be asked yet is left for the first question. */
  warm(actor: Actor, dataSourceId: string): void {
    this.of(actor, dataSourceId).catch((error) => this.log.debug(`Not compiled: ${error}`));
  }

  private async load({ actor, dataSourceId }: Asked): Promise<Source> {
    const known = await this.knowledge.of(actor, dataSourceId);
    const key = `${dataSourceId} ${known.schema.version} ${known.modelVersion} ${engineVersion}`;
    const source = await this.compiled.forceFetch(key, { context: { actor, ...known } });
    const { withheld } = known.schema;
    return withheld ? { ...source, visibility: withheld.key } : source;
  }
}
