import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { distance } from 'fastest-levenshtein';
import { LRUCache } from 'lru-cache';
import type { Dialect, SchemaView } from '#modules/catalog';
import type { RowRulesView } from '#modules/governance';
import { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import { type Node, nameKey } from '../domain/syntax-tree.js';
import { assertWithinLimits } from '../domain/text-limits.js';
import type { Verdict } from '../domain/verdict.js';
import { GuardedInspection } from './guarded-inspection.js';
import { Parsers } from './parsers.js';

/** Who asks what: what is known of the source, and what the person may see of it. */
export interface Asked {
  readonly dataSourceId?: string;
  readonly schema: SchemaView | Promise<SchemaView>;
  readonly rules: RowRulesView | Promise<RowRulesView>;
}

/** The one way in: whatever wrote the SQL, it is parsed, looked through and only then run. */
@Injectable()
export class Gate {
  /** The last verdict on each statement, for people who see the same, and the schema it is for. */
  private readonly verdicts = new LRUCache<string, { readonly schemaKey: string; readonly verdict: Verdict }>(
    {
      max: 2000,
    },
  );
  private readonly dialects = new LRUCache<string, Dialect>({ max: 1000 });

  constructor(
    private readonly parsers: Parsers,
    private readonly inspection: GuardedInspection,
  ) {}

  /**
   * Throws if the statement may not be run on a source with this schema. One that is new is parsed while its schema is
   * still looked up, in the dialect that the source had before, or as DuckDB does, which most sources are; what is wrong
   * with the source is said before what is wrong with the statement.
   */
  async check(sql: string, { dataSourceId, schema: lookup, rules: asked }: Asked): Promise<Verdict> {
    const expected = (dataSourceId && this.dialects.get(dataSourceId)) || 'duckdb';
    const ahead = this.verdicts.has(sql) ? undefined : this.parse(sql, expected);
    ahead?.catch(() => undefined);
    const [schema, rules] = await Promise.all([lookup, asked]);
    if (dataSourceId) this.dialects.set(dataSourceId, schema.dialect);
    const name = rules.key === '' ? sql : `${rules.key} ${sql}`;
    const schemaKey = `${schema.dataSourceId} ${schema.modelVersion}`;
    const known = this.verdicts.get(name);
    if (known?.schemaKey === schemaKey) return known.verdict;
    const { dialect } = schema;
    const tree = await ((dialect === expected && ahead) || this.parse(sql, dialect));
    try {
      const found = await this.inspection.of({ tree, sql, schema, rules });
      const verdict = { ...found, key: keyOf({ tree, sql, found, dialect }) };
      this.verdicts.set(name, { schemaKey, verdict });
      return verdict;
    } catch (error) {
      throw withNearestTables(error, schema);
    }
  }

  /** Each dialect is read by a parser of its own: what it understands is what the engine will run. */
  private async parse(sql: string, dialect: Dialect): Promise<Node> {
    assertWithinLimits(sql);
    return await this.parsers.parse(sql, dialect);
  }
}

interface Judged {
  readonly tree: Node;
  readonly sql: string;
  readonly found: Omit<Verdict, 'key'>;
  readonly dialect: Dialect;
}

/** More digits than a number of the tree holds. */
const longNumber = /\d{16}/;

/** The tree says all of a statement; where its parts stood in the text, no answer depends on. With policies in it the text does. */
function keyOf({ tree, sql, found, dialect }: Judged): string {
  const whole = dialect === 'duckdb' && !longNumber.test(sql.replaceAll(/[._]/g, '')) ? tree : sql;
  return createHash('sha256')
    .update(
      JSON.stringify(found.restricted ? found.sql : whole, (name, value) =>
        name === 'query_location' ? undefined : value,
      ),
    )
    .digest('base64url');
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
