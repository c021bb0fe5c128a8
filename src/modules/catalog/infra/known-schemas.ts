import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ColumnValues } from '../contract/index.js';
import { CatalogConfig } from './config.js';
import { type DescribedSchema, SchemaRepository, type VersionRef } from './schema.repository.js';

const mostSchemas = 100;

/** Schemas and values that this process has read before. What is described may change at any time; values never do. */
@Injectable()
export class KnownSchemas {
  private readonly schemas = new LRUCache<string, DescribedSchema>({ max: mostSchemas });
  private readonly values: LRUCache<string, readonly ColumnValues[]>;

  constructor(
    config: CatalogConfig,
    private readonly repository: SchemaRepository,
  ) {
    this.values = new LRUCache({ maxSize: config.cachedValues, sizeCalculation: countOf });
  }

  async schema(ref: VersionRef): Promise<DescribedSchema | undefined> {
    const modelVersion = await this.repository.findModelVersion(ref);
    if (modelVersion === undefined) return undefined;
    const known = this.schemas.get(keyOf(ref));
    if (known?.modelVersion === modelVersion) return known;
    const schema = await this.repository.findSchema(ref);
    if (schema) this.schemas.set(keyOf(ref), schema);
    return schema;
  }

  async columnValues(ref: VersionRef): Promise<readonly ColumnValues[] | undefined> {
    const known = this.values.get(keyOf(ref));
    if (known) return known;
    const values = await this.repository.findValues(ref);
    if (values) this.values.set(keyOf(ref), values);
    return values;
  }
}

const keyOf = ({ dataSourceId, version }: VersionRef): string => `${dataSourceId} ${version}`;

const countOf = (columns: readonly ColumnValues[]): number =>
  columns.reduce((sum, { values }) => sum + values.length, 1);
