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

@Injectable()
export class ResultCache {
  constructor(
    private readonly cache: Cache,
    private readonly config: QueriesConfig,
  ) {}

  async get(key: ResultKey): Promise<QueryResult | undefined> {
    return this.config.cacheSeconds > 0 ? await this.cache.get<QueryResult>(nameOf(key)) : undefined;
  }

  async set(key: ResultKey, result: QueryResult): Promise<void> {
    const { cacheSeconds, cacheMaxCells } = this.config;
    if (cacheSeconds === 0 || result.rowCount * result.columns.length > cacheMaxCells) return;
    await this.cache.set(nameOf(key), result, {
      ttlSeconds: cacheSeconds,
      tags: [`data-source:${key.dataSourceId}`],
    });
  }
}

function nameOf({ organizationId, dataSourceId, version, sql, parameters, maxRows }: ResultKey): string {
  const parts = [organizationId, dataSourceId, version, sql, parameters, maxRows];
  return `queries:result:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
