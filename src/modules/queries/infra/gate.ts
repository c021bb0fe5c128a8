import { Injectable } from '@nestjs/common';
import { distance } from 'fastest-levenshtein';
import { LRUCache } from 'lru-cache';
import type { SchemaView } from '#modules/catalog';
import { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import { Inspection, type Verdict } from '../domain/inspect.js';
import { type Node, nameKey } from '../domain/syntax-tree.js';
import { assertWithinLimits } from '../domain/text-limits.js';
import { SqlParser } from './sql-parser.js';

/** The one way in: whatever wrote the SQL, it is parsed, looked through and only then run. */
@Injectable()
export class Gate {
  /** The last verdict on each statement, and the schema it is for. */
  private readonly verdicts = new LRUCache<string, { readonly schemaKey: string; readonly verdict: Verdict }>(
    {
      max: 2000,
    },
  );
  private readonly tableKeys = new LRUCache<string, ReadonlySet<string>>({ max: 200 });

  constructor(private readonly parser: SqlParser) {}

  /**
   * Throws if the statement may not be run on a source with this schema. One that is new is parsed while its schema is
   * still looked up; what is wrong with the source is said before what is wrong with the statement.
   */
  async check(sql: string, lookup: SchemaView | Promise<SchemaView>): Promise<Verdict> {
    const known = this.verdicts.get(sql);
    const ahead = known ? undefined : this.parse(sql);
    ahead?.catch(() => undefined);
    const schema = await lookup;
    const schemaKey = `${schema.dataSourceId} ${schema.modelVersion}`;
    if (known?.schemaKey === schemaKey) return known.verdict;
    const tree = await (ahead ?? this.parse(sql));
    try {
      const verdict = new Inspection(this.tablesOf(schema)).verdict(tree);
      this.verdicts.set(sql, { schemaKey, verdict });
      return verdict;
    } catch (error) {
      throw withNearestTables(error, schema);
    }
  }

  private async parse(sql: string): Promise<Node> {
    assertWithinLimits(sql);
    return await this.parser.parse(sql);
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
