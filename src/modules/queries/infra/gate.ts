import { Injectable } from '@nestjs/common';
import { distance } from 'fastest-levenshtein';
import { LRUCache } from 'lru-cache';
import type { SchemaView } from '#modules/catalog';
import { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import { Inspection, type Verdict } from '../domain/inspect.js';
import { nameKey } from '../domain/syntax-tree.js';
import { assertWithinLimits } from '../domain/text-limits.js';
import { SqlParser } from './sql-parser.js';

/** The one way in: whatever wrote the SQL, it is parsed, looked through and only then run. */
@Injectable()
export class Gate {
  private readonly verdicts = new LRUCache<string, Verdict>({ max: 2000 });
  private readonly tableKeys = new LRUCache<string, ReadonlySet<string>>({ max: 200 });

  constructor(private readonly parser: SqlParser) {}

  /** Throws if the statement may not be run on a source with this schema. */
  async check(sql: string, schema: SchemaView): Promise<Verdict> {
    assertWithinLimits(sql);
    const key = `${schema.dataSourceId} ${schema.modelVersion} ${sql}`;
    const known = this.verdicts.get(key);
    if (known) return known;
    const tree = await this.parser.parse(sql);
    try {
      const verdict = new Inspection(this.tablesOf(schema)).verdict(tree);
      this.verdicts.set(key, verdict);
      return verdict;
    } catch (error) {
      throw withNearestTables(error, schema);
    }
  }

  private tablesOf({ dataSourceId, modelVersion, tables }: SchemaView): ReadonlySet<string> {
    const key = `${dataSourceId} ${modelVersion}`;
    const known = this.tableKeys.get(key) ?? new Set(tables.map(({ name }) => nameKey(name)));
    this.tableKeys.set(key, known);
    return known;
  }
}

function withNearestTables(error: unknown, { tables }: SchemaView): unknown {
  if (!(error instanceof AppError) || error.code !== 'queries.unknownTable') return error;
  const table = String(error.details.table);
  const names = tables.map(({ name }) => name);
  return queriesErrors.unknownTable({ table, nearest: nearestNames(table, names) });
}

/** Existing names, most alike first, three at most. */
export function nearestNames(name: string, existing: readonly string[]): string[] {
  const likeness = (other: string) => distance(nameKey(name), nameKey(other));
  return existing
    .map((other) => ({ other, away: likeness(other) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ other }) => other);
}
