import { Injectable, Logger } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { GetSchema, type SchemaView } from '#modules/catalog';
import type { Actor } from '#shared/contracts';
import { engineVersion, type Model } from '../domain/engine.js';
import { QuestionsConfig } from './config.js';
import { ModelCompiler } from './model-compiler.js';

/** A data source at the version that answers now, ready to be asked. */
export interface Source {
  readonly dataSourceId: string;
  readonly name: string;
  readonly dataVersion: string;
  readonly model: Model;
  /** Of everything a reading depends on but the question: data, model and engine. */
  readonly key: string;
  readonly schema: SchemaView;
}

interface Asked {
  readonly actor: Actor;
  readonly dataSourceId: string;
}

interface Described {
  readonly actor: Actor;
  readonly schema: SchemaView;
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
    private readonly queries: QueryBus,
    compiler: ModelCompiler,
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
      fetchMethod: async (key, _stale, { context: { actor, schema } }) => {
        const { dataSourceId, version: dataVersion } = schema;
        return { dataSourceId, dataVersion, key, schema, ...(await compiler.compile(actor, schema)) };
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

  /** Compiles in the background; a source that cannot be asked yet is left for the first question. */
  warm(actor: Actor, dataSourceId: string): void {
    this.of(actor, dataSourceId).catch((error) => this.log.debug(`Not compiled: ${error}`));
  }

  private async load({ actor, dataSourceId }: Asked): Promise<Source> {
    const schema = await this.queries.execute(new GetSchema({ actor, dataSourceId }));
    const key = `${dataSourceId} ${schema.version} ${schema.modelVersion} ${engineVersion}`;
    return this.compiled.forceFetch(key, { context: { actor, schema } });
  }
}
