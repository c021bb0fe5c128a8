import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { distance } from 'fastest-levenshtein';
import { LRUCache } from 'lru-cache';
import type { Dialect, SchemaView } from '#modules/catalog';
import { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import { DuckdbInspection } from '../domain/duckdb/inspect.js';
import { MysqlInspection } from '../domain/mysql/inspect.js';
import { PostgresqlInspection } from '../domain/postgresql/inspect.js';
import { type Node, nameKey } from '../domain/syntax-tree.js';
import { assertWithinLimits } from '../domain/text-limits.js';
import type { Verdict } from '../domain/verdict.js';
import { DuckdbParser } from './duckdb-parser.js';
import { MysqlParser } from './mysql-parser.js';
import { PostgresqlParser } from './postgresql-parser.js';

/** The one way in: whatever wrote the SQL, it is parsed, looked through and only then run. */
@Injectable()
export class Gate {
  /** The last verdict on each statement, and the schema it is for. */
  private readonly verdicts = new LRUCache<string, { readonly schemaKey: string; readonly verdict: Verdict }>(
    {
      max: 2000,
    },
  );
  private readonly dialects = new LRUCache<string, Dialect>({ max: 1000 });
  private readonly names = new LRUCache<string, SchemaNames>({ max: 200 });

  constructor(
    private readonly duckdb: DuckdbParser,
    private readonly postgresql: PostgresqlParser,
    private readonly mysql: MysqlParser,
  ) {}

  /**
   * Throws if the statement may not be run on a source with this schema. One that is new is parsed while its schema is
   * still looked up, in the dialect that the source had before, or as DuckDB does, which most sources are; what is wrong
   * with the source is said before what is wrong with the statement.
   */
  async check(
    sql: string,
    lookup: SchemaView | Promise<SchemaView>,
    dataSourceId?: string,
  ): Promise<Verdict> {
    const known = this.verdicts.get(sql);
    const expected = (dataSourceId && this.dialects.get(dataSourceId)) || 'duckdb';
    const ahead = known ? undefined : this.parse(sql, expected);
    ahead?.catch(() => undefined);
    const schema = await lookup;
    if (dataSourceId) this.dialects.set(dataSourceId, schema.dialect);
    const schemaKey = `${schema.dataSourceId} ${schema.modelVersion}`;
    if (known?.schemaKey === schemaKey) return known.verdict;
    const { dialect } = schema;
    const tree = await ((dialect === expected && ahead) || this.parse(sql, dialect));
    try {
      const verdict = { ...this.inspect(tree, sql, schema), key: keyOf(dialect === 'duckdb' ? tree : sql) };
      this.verdicts.set(sql, { schemaKey, verdict });
      return verdict;
    } catch (error) {
      throw withNearestTables(error, schema);
    }
  }

  /** Each dialect is read by a parser of its own: what it understands is what the engine will run. */
  private async parse(sql: string, dialect: Dialect): Promise<Node> {
    assertWithinLimits(sql);
    return await this[dialect].parse(sql);
  }

  private inspect(tree: Node, sql: string, schema: SchemaView): Omit<Verdict, 'key'> {
    const known = { namespace: schema.namespace ?? '', ...this.namesIn(schema) };
    switch (schema.dialect) {
      case 'duckdb':
        return new DuckdbInspection(known).verdict(tree, sql);
      case 'postgresql':
        return new PostgresqlInspection(known).verdict(tree, sql);
      case 'mysql':
        return new MysqlInspection(known).verdict(tree);
    }
  }

  private namesIn({ dataSourceId, modelVersion, dialect, tables }: SchemaView): SchemaNames {
    const key = `${dataSourceId} ${modelVersion}`;
    const known = this.names.get(key);
    if (known) return known;
    const keyOf = dialect === 'duckdb' ? nameKey : (name: string) => name;
    const names = {
      tables: new Set(tables.map(({ name }) => keyOf(name))),
      columns: new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => keyOf(name)))),
    };
    this.names.set(key, names);
    return names;
  }
}

/** The tree says all of a statement; where its parts stood in the text, no answer depends on. */
const keyOf = (tree: Node | string): string =>
  createHash('sha256')
    .update(JSON.stringify(tree, (name, value) => (name === 'query_location' ? undefined : value)))
    .digest('base64url');

/** As the dialect compares them. */
interface SchemaNames {
  readonly tables: ReadonlySet<string>;
  /** Of all tables. */
  readonly columns: ReadonlySet<string>;
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
