import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Cache } from '#shared/cache';
import type { QueryResult } from '../contract/index.js';
import { QueriesConfig } from './config.js';

/** All that a result depends on. Versions are immutable, so an entry is never wrong, only forgotten. */
export interface ResultKey {
  readonly organizationId: string;
  readonly dataSourceId: string;
  readonly version: string;
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly maxRows: number;
}

export interface RememberedResult extends Pick<ResultKey, 'organizationId' | 'dataSourceId' | 'version'> {
  readonly result: QueryResult;
}

@Injectable()
export class ResultCache {
  constructor(
    private readonly cache: Cache,
    private readonly config: QueriesConfig,
  ) {}

  /** What a result is remembered under. It holds the organisation, so nobody else comes to it by asking the same. */
  hashOf({ organizationId, dataSourceId, version, sql, parameters, maxRows }: ResultKey): string {
    const parts = [organizationId, dataSourceId, version, sql, parameters, maxRows];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  }

  async get(hash: string): Promise<RememberedResult | undefined> {
    return this.config.cacheSeconds > 0 ? await this.cache.get<RememberedResult>(nameOf(hash)) : undefined;
  }

  /** Whether it is remembered now: large ones are not. */
  async set(
    hash: string,
    { organizationId, dataSourceId, version }: ResultKey,
    result: QueryResult,
  ): Promise<boolean> {
    const { cacheSeconds, cacheMaxCells } = this.config;
    if (cacheSeconds === 0 || result.rowCount * result.columns.length > cacheMaxCells) return false;
    const remembered: RememberedResult = { organizationId, dataSourceId, version, result };
    await this.cache.set(nameOf(hash), remembered, {
      ttlSeconds: cacheSeconds,
      tags: [`data-source:${dataSourceId}`],
    });
    return true;
  }
}

const nameOf = (hash: string): string => `queries:result:${hash}`;
