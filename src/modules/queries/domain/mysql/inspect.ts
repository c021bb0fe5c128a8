import { queriesErrors } from '../../contract/errors.js';
import type { AppliedPolicyView } from '../../contract/index.js';
import { noGuards, type TableGuards } from '../row-policies/table-guards.js';
import { isNode, type Node } from '../syntax-tree.js';
import { refuse, type Scope } from '../tree-walk.js';
import type { Verdict } from '../verdict.js';
import { wholeNumber } from './calls.js';
import { expressionPrinters } from './expressions.js';
import { asNode, isNothing, kindOf, listOf, nameOf, onlyParts, quoted } from './parts.js';
import { columnsOf, type Reading, selectOf, sortedBy } from './selects.js';

export interface MysqlTables {
  /** The database that holds the tables of the source. */
  readonly namespace: string;
  readonly tables: ReadonlySet<string>;
  /** What stands before tables. */
  readonly guards?: TableGuards;
}

const maxDepth = 600;

/**
 * Writes the statement anew from the tree that the parser made of it, and it is this text that runs: names quoted,
 * tables with their database, texts without escapes, no comments. The server cannot understand anything else than
 * what was understood here, however it would have read the original. A part that nobody knows how to write is refused.
 */
export class MysqlInspection {
  private readonly read = new Set<string>();
  private readonly aliases = new Set<string>();
  private readonly byKey: ReadonlyMap<string, string | undefined>;
  private readonly policies = new Map<string, AppliedPolicyView>();
  private readonly guards: TableGuards;
  /** Some tables have sub-queries in their place. */
  private readonly unqualified: boolean;
  private restricted = false;
  private parameters = 0;
  private depth = 0;

  constructor(private readonly known: MysqlTables) {
    this.guards = known.guards ?? noGuards;
    this.unqualified = [...this.guards.values()].some(({ instead }) => instead !== undefined);
    const keys = Map.groupBy(known.tables, (name) => name.toLowerCase());
    this.byKey = new Map(
      [...keys].map(([key, [name, ...others]]) => [key, others.length > 0 ? undefined : name]),
    );
  }

  verdict(parsed: Node): Omit<Verdict, 'key'> {
    const [statement, ...others] = listOf(parsed.statements);
    if (!statement) throw queriesErrors.notOneSelect({ reason: 'the text is empty.' });
    if (others.length > 0)
      throw queriesErrors.notOneSelect({ reason: `there are ${others.length + 1} statements.` });
    const [kind, query] = kindOf(statement);
    if (kind !== 'Query') throw queriesErrors.notOneSelect({ reason: 'this statement is of another kind.' });
    const sql = this.query(query, new Set());
    return {
      sql,
      tables: [...this.read],
      policies: [...this.policies.values()],
      restricted: this.restricted,
      aliases: [...this.aliases],
      parameters: this.parameters,
      // What is called so in a text or a name is taken for it, which costs nothing but a repeated run.
      deterministic: !/rand/i.test(sql),
      ownLimit: ownLimitOf(asNode(query).limit_clause),
    };
  }

  private query(value: unknown, scope: Scope): string {
    return this.deeper(() => {
      const node = onlyParts(value, 'with', 'body', 'order_by', 'limit_clause', 'locks');
      if (!isNothing(node.locks)) refuse('FOR UPDATE and FOR SHARE lock rows.');
      const { words, inner } = this.withNames(node.with, scope);
      const on = this.reading(inner);
      return [words, this.body(node.body, inner), sortedBy(node.order_by, on), limitOf(node.limit_clause, on)]
        .filter((part) => part)
        .join(' ');
    });
  }

  private reading(scope: Scope): Reading {
    return {
      scope,
      namespace: this.known.namespace,
      unqualified: this.unqualified,
      table: (name) => this.table(name),
      instead: (known) => this.instead(known),
      alias: (name) => void this.aliases.add(name),
      parameter: () => {
        this.parameters++;
        return '?';
      },
      query: (value) => this.query(value, scope),
      expression: (value) => this.expression(value, scope),
    };
  }

  private expression(value: unknown, scope: Scope): string {
    const [kind, content] = kindOf(value);
    const print = Object.hasOwn(expressionPrinters, kind) ? expressionPrinters[kind] : undefined;
    return print
      ? this.deeper(() => print(content, this.reading(scope)))
      : refuse(`${kind} may not be used.`);
  }

  private body(value: unknown, scope: Scope): string {
    const [kind, content] = kindOf(value);
    switch (kind) {
      case 'Select':
        return selectOf(content, this.reading(scope));
      case 'Query':
        return `(${this.query(content, scope)})`;
      case 'SetOperation':
        return this.deeper(() => this.combination(content, scope));
      case 'Values':
        return this.values(content, scope);
      default:
        return refuse(`${kind} may not be used.`);
    }
  }

  private combination(value: unknown, scope: Scope): string {
    const {
      left,
      op,
      set_quantifier: how,
      right,
    } = onlyParts(value, 'left', 'op', 'set_quantifier', 'right');
    const words = `${kindOf(op)[0]}${isNothing(how) ? '' : ` ${kindOf(how)[0]}`}`.toUpperCase();
    if (!/^(UNION|EXCEPT|INTERSECT)( ALL| DISTINCT)?$/.test(words)) refuse(`${words} is not known to MySQL.`);
    return `${this.body(left, scope)} ${words} ${this.body(right, scope)}`;
  }

  private values(value: unknown, scope: Scope): string {
    const { explicit_row: explicit, rows } = onlyParts(value, 'explicit_row', 'rows');
    const { expression } = this.reading(scope);
    const written = listOf(rows).map((row) => {
      const cells = listOf(isNode(row) ? onlyParts(row, 'content').content : row).map(expression);
      return `${explicit === true ? 'ROW' : ''}(${cells.join(', ')})`;
    });
    return `VALUES ${written.join(', ')}`;
  }

  /** Each name of WITH sees the ones before it; of WITH RECURSIVE all of them, itself included. */
  private withNames(value: unknown, scope: Scope): { readonly words: string; readonly inner: Scope } {
    if (isNothing(value)) return { words: '', inner: scope };
    const { recursive, cte_tables: tables } = onlyParts(value, 'recursive', 'cte_tables');
    const expressions = listOf(tables).map((one) => onlyParts(one, 'alias', 'query'));
    const aliasOf = (alias: unknown) => onlyParts(alias, 'name', 'columns', 'explicit');
    const names = new Set(scope);
    if (recursive === true) for (const { alias } of expressions) names.add(nameOf(aliasOf(alias).name));
    const written = expressions.map(({ alias, query }) => {
      const { name, columns } = aliasOf(alias);
      const text = this.query(query, new Set(names));
      names.add(nameOf(name));
      this.aliases.add(nameOf(name));
      return `${quoted(nameOf(name))}${columnsOf(columns)} AS (${text})`;
    });
    return { words: `WITH ${recursive === true ? 'RECURSIVE ' : ''}${written.join(', ')}`, inner: names };
  }

  /** Servers differ in whether case matters in the names of tables: where there is no doubt, it does not. */
  private table(name: string): string | undefined {
    const known = this.known.tables.has(name) ? name : this.byKey.get(name.toLowerCase());
    if (known !== undefined) this.read.add(known);
    return known;
  }

  private instead(known: string): string | undefined {
    const guard = this.guards.get(known);
    for (const policy of guard?.policies ?? []) this.policies.set(policy.id, policy);
    if (guard?.instead !== undefined) this.restricted = true;
    return guard?.instead;
  }

  private deeper(print: () => string): string {
    if (++this.depth > maxDepth) refuse(`it is nested more than ${maxDepth} levels deep.`);
    const printed = print();
    this.depth--;
    return printed;
  }
}

function limitOf(value: unknown, { expression }: Reading): string | undefined {
  if (isNothing(value)) return undefined;
  const [kind, content] = kindOf(value);
  const { limit, offset } = onlyParts(content, 'limit', 'offset');
  if (kind === 'OffsetCommaLimit') return `LIMIT ${expression(offset)}, ${expression(limit)}`;
  if (kind !== 'LimitOffset') return refuse(`${kind} may not be used.`);
  const skipped = isNothing(offset) ? '' : ` OFFSET ${expression(onlyParts(offset, 'value').value)}`;
  return `${isNothing(limit) ? '' : `LIMIT ${expression(limit)}`}${skipped}`.trim();
}

function ownLimitOf(value: unknown): number | undefined {
  if (isNothing(value)) return undefined;
  return wholeNumber(asNode(kindOf(value)[1]).limit);
}
