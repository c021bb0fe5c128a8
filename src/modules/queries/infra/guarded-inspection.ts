import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Dialect, SchemaView } from '#modules/catalog';
import type { RowRulesView } from '#modules/governance';
import { ClickhouseInspection } from '../domain/clickhouse/inspect.js';
import { DuckdbInspection } from '../domain/duckdb/inspect.js';
import { MysqlInspection } from '../domain/mysql/inspect.js';
import { PostgresqlInspection } from '../domain/postgresql/inspect.js';
import type { GuardedReferences } from '../domain/row-policies/guarded-references.js';
import { meaningOf } from '../domain/row-policies/intended-tree.js';
import { guardsFor, type TableGuards } from '../domain/row-policies/table-guards.js';
import { isNode, type Node, nameKey } from '../domain/syntax-tree.js';
import { refuse } from '../domain/tree-walk.js';
import type { Verdict } from '../domain/verdict.js';
import { Parsers } from './parsers.js';

export interface Inspected {
  readonly tree: Node;
  readonly sql: string;
  readonly schema: SchemaView;
  readonly rules: RowRulesView;
}

type Found = Omit<Verdict, 'key'>;

/** Much of it is written once for every place of a table. */
const longestRewritten = 4_000_000;

/** Looks through a statement with the rules of its dialect, and puts the row policies of the person into it. */
@Injectable()
export class GuardedInspection {
  private readonly names = new LRUCache<string, SchemaNames>({ max: 200 });

  constructor(private readonly parsers: Parsers) {}

  async of(inspected: Inspected): Promise<Found> {
    const { tree, sql, schema, rules } = inspected;
    const guards = guardsFor(rules, schema);
    const known = { namespace: schema.namespace ?? '', ...this.namesIn(schema), guards };
    const inspection = {
      duckdb: () => new DuckdbInspection(known, sql),
      postgresql: () => new PostgresqlInspection(known, sql),
      mysql: () => new MysqlInspection(known),
      clickhouse: () => new ClickhouseInspection(known),
    }[schema.dialect]();
    const found = inspection.verdict(tree);
    assertNothingBehind(found, guards, schema);
    if (found.restricted && 'guarded' in inspection)
      await this.assertMeant(found.sql, inspection.guarded, inspected);
    return found;
  }

  /** The text that is run, read once more, has to be the tree of the statement with the policies in it, and nothing else. */
  private async assertMeant(text: string, guarded: GuardedReferences, { tree, schema }: Inspected) {
    if (text.length > longestRewritten) refuse('with the row policies of its tables it is too long.');
    const { dialect } = schema;
    const parsed = new Map<string, unknown>();
    for (const instead of guarded.inserted)
      parsed.set(instead, subqueryIn(await this.parsers.parse(instead, dialect), dialect));
    const intended = guarded.intended(tree, (instead) => parsed.get(instead));
    const read = await this.parsers.parse(text, dialect).catch(() => undefined);
    if (read === undefined || meaningOf(read) !== meaningOf(intended))
      refuse(
        'it reads a table with row policies in a way that they cannot be put into: name it in FROM or JOIN.',
      );
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

/** As the dialect compares them. */
interface SchemaNames {
  readonly tables: ReadonlySet<string>;
  /** Of all tables. */
  readonly columns: ReadonlySet<string>;
}

/** What a statement is as a sub-query, in the tree of the dialect. */
function subqueryIn(tree: Node, dialect: Dialect): unknown {
  if (dialect === 'duckdb') return tree;
  const [statement] = Array.isArray(tree.stmts) ? tree.stmts : [];
  return isNode(statement) ? statement.stmt : undefined;
}

/** What a view shows of other tables, no policy of theirs is put into. */
function assertNothingBehind({ tables }: Found, guards: TableGuards, schema: SchemaView): void {
  const restricted = [...guards.values()].some(({ instead }) => instead !== undefined);
  if (!restricted) return;
  for (const { name, derived } of schema.tables)
    if (derived && tables.includes(name) && !guards.has(name))
      refuse(
        `${name} shows rows of other tables, and tables of this source have row policies: it needs one of its own.`,
      );
}
