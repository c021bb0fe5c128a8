import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Dialect } from '#modules/catalog';
import { Cache } from '#shared/cache';
import type { QueryResult } from '../contract/index.js';
import { QueriesConfig } from './config.js';

/**
 * All that a result depends on. Versions of imported data are immutable, so an entry of theirs is never wrong, only
 * forgotten.
 */
export interface ResultKey {
  readonly organizationId: string;
  readonly dataSourceId: string;
  readonly version: string;
  /** As the verdict has it. */
  readonly statementKey: string;
  readonly parameters: readonly unknown[];
  readonly maxRows: number;
}

export interface RememberedResult extends Pick<ResultKey, 'organizationId' | 'dataSourceId' | 'version'> {
  /** The tables that were read, by their key. */
  readonly tables: readonly string[];
  /** Of the people who may see it; absent when no row was kept back. */
  readonly rulesKey?: string;
  readonly result: QueryResult;
}

interface Remembered extends ResultKey {
  readonly ttlSeconds: number;
  readonly tables: readonly string[];
  readonly rulesKey?: string | undefined;
}

@Injectable()
export class ResultCache {
  constructor(
    private readonly cache: Cache,
    private readonly config: QueriesConfig,
  ) {}

  /** What a result is remembered under. It holds the organisation, so nobody else comes to it by asking the same. */
  hashOf({ organizationId, dataSourceId, version, statementKey, parameters, maxRows }: ResultKey): string {
    const parts = [organizationId, dataSourceId, version, statementKey, parameters, maxRows];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  }

  /** How long results of a source of the dialect are remembered. */
  secondsFor(dialect: Dialect): number {
    const { cacheSeconds, liveCacheSeconds } = this.config;
    return dialect === 'duckdb' ? cacheSeconds : liveCacheSeconds;
  }

  async get(hash: string): Promise<RememberedResult | undefined> {
    return await this.cache.get<RememberedResult>(nameOf(hash));
  }

  /** Whether it is remembered now: large ones are not. */
  async set(
    hash: string,
    { organizationId, dataSourceId, version, ttlSeconds, tables, rulesKey }: Remembered,
    result: QueryResult,
  ): Promise<boolean> {
    const { cacheMaxCells } = this.config;
    if (ttlSeconds === 0 || result.rowCount * result.columns.length > cacheMaxCells) return false;
    const seenBy = rulesKey === undefined ? {} : { rulesKey };
    const remembered = { organizationId, dataSourceId, version, tables, ...seenBy, result };
    await this.cache.set(nameOf(hash), remembered, {
      ttlSeconds,
      tags: [`data-source:${dataSourceId}`],
    });
    return true;
  }
}

const nameOf = (hash: string): string => `queries:result:${hash}`;
