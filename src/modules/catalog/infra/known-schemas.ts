import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ColumnValues } from '../contract/index.js';
import { CatalogConfig } from './config.js';
import { type DescribedSchema, SchemaRepository, type VersionRef } from './schema.repository.js';

const mostSchemas = 100;

interface KnownSchema {
  readonly ref: VersionRef;
  readonly schema: DescribedSchema;
}

/** Schemas and values that this process has read before. What is described may change at any time; values never do. */
@Injectable()
export class KnownSchemas {
  /** Of each source, for the version that was asked last. */
  private readonly schemas = new LRUCache<string, KnownSchema>({ max: mostSchemas });
  private readonly values: LRUCache<string, readonly ColumnValues[]>;

  constructor(
    config: CatalogConfig,
    private readonly repository: SchemaRepository,
  ) {
    this.values = new LRUCache({ maxSize: config.cachedValues, sizeCalculation: countOf });
  }

  /** Of the version that `lookup` finds. It is likely the one that was asked last: whether that has changed is asked meanwhile. */
  async schema(dataSourceId: string, lookup: Promise<VersionRef>): Promise<DescribedSchema | undefined> {
    const last = this.schemas.get(dataSourceId);
    const ahead = last && this.repository.findModelVersion(last.ref);
    ahead?.catch(() => undefined);
    const ref = await lookup;
    if (last?.ref.version === ref.version && last.schema.modelVersion === (await ahead)) return last.schema;
    const schema = await this.repository.findSchema(ref);
    if (schema) this.schemas.set(dataSourceId, { ref, schema });
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
