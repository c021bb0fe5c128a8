import { queriesErrors } from '../../contract/errors.js';
import type { AppliedPolicyView } from '../../contract/index.js';
import { noGuards, type TableGuards } from '../row-policies/table-guards.js';
import type { Node } from '../syntax-tree.js';
import { refuse, type Scope } from '../tree-walk.js';
import type { Verdict } from '../verdict.js';
import { wholeNumber } from './calls.js';
import { asNode, isNothing, kindOf, listOf, nameOf, onlyParts, type Printing } from './parts.js';
import type { Reading } from './selects.js';

export interface KnownTables {
  /** The database that holds the tables of the source. */
  readonly namespace: string;
  readonly tables: ReadonlySet<string>;
  /** What stands before tables. */
  readonly guards?: TableGuards;
}

/** How a dialect writes what the parser understood. */
export interface WrittenDialect {
  readonly expressions: Readonly<Record<string, (value: unknown, on: Printing) => string>>;
  readonly select: (value: unknown, on: Reading) => string;
  readonly order: (value: unknown, on: Reading) => string | undefined;
  /** Of LIMIT as it was written, what is shown and what is skipped before. */
  readonly limit: (kind: string, parts: Node, on: Reading) => string;
  readonly quoted: (name: string) => string;
  /** Names for the columns of a name of WITH. */
  readonly columns: (value: unknown) => string;
  readonly recursive: boolean;
  /** What may stand between two SELECTs. */
  readonly combinations: RegExp;
  readonly uncombined: string;
  /** What makes a result that must not be remembered. */
  readonly varying: RegExp;
}

const maxDepth = 600;

/**
 * Writes a statement anew from the tree that the parser made of it, and it is this text that runs: names quoted, tables
 * with their database, no comments. The server cannot understand anything else than what was understood here, however
 * it would have read the original. A part that nobody knows how to write is refused.
 */
export class StatementWriter {
  private readonly read = new Set<string>();
  private readonly aliases = new Set<string>();
  private readonly policies = new Map<string, AppliedPolicyView>();
  private readonly guards: TableGuards;
  /** Some tables have sub-queries in their place. */
  private readonly unqualified: boolean;
  private restricted = false;
  private parameters = 0;
  private depth = 0;

  constructor(
    protected readonly known: KnownTables,
    private readonly dialect: WrittenDialect,
  ) {
    this.guards = known.guards ?? noGuards;
    this.unqualified = [...this.guards.values()].some(({ instead }) => instead !== undefined);
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
      deterministic: !this.dialect.varying.test(sql),
      ownLimit: ownLimitOf(asNode(query).limit_clause),
    };
  }

  /** The name of a table as the source has it. */
  protected named(name: string): string | undefined {
    return this.known.tables.has(name) ? name : undefined;
  }

  /** What a query may be beside SELECT. */
  protected otherBody(kind: string, _content: unknown, _on: Reading): string {
    return refuse(`${kind} may not be used.`);
  }

  private query(value: unknown, scope: Scope): string {
    return this.deeper(() => {
      const node = onlyParts(value, 'with', 'body', 'order_by', 'limit_clause', 'locks');
      if (!isNothing(node.locks)) refuse('FOR UPDATE and FOR SHARE lock rows.');
      const { words, inner } = this.withNames(node.with, scope);
      const on = this.reading(inner);
      const order = this.dialect.order(node.order_by, on);
      return [words, this.body(node.body, inner), order, this.limited(node.limit_clause, on)]
        .filter(Boolean)
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
    const { expressions } = this.dialect;
    const [kind, content] = kindOf(value);
    const print = Object.hasOwn(expressions, kind) ? expressions[kind] : undefined;
    return print
      ? this.deeper(() => print(content, this.reading(scope)))
      : refuse(`${kind} may not be used.`);
  }

  private body(value: unknown, scope: Scope): string {
    const [kind, content] = kindOf(value);
    if (kind === 'Select') return this.dialect.select(content, this.reading(scope));
    if (kind === 'Query') return `(${this.query(content, scope)})`;
    if (kind === 'SetOperation') return this.deeper(() => this.combination(content, scope));
    return this.otherBody(kind, content, this.reading(scope));
  }

  private combination(value: unknown, scope: Scope): string {
    const { combinations, uncombined } = this.dialect;
    const parts = onlyParts(value, 'left', 'op', 'set_quantifier', 'right');
    const how = isNothing(parts.set_quantifier) ? '' : ` ${kindOf(parts.set_quantifier)[0]}`;
    const words = `${kindOf(parts.op)[0]}${how}`.toUpperCase();
    if (!combinations.test(words)) refuse(`${words} ${uncombined}`);
    return `${this.body(parts.left, scope)} ${words} ${this.body(parts.right, scope)}`;
  }

  /** Each name of WITH sees the ones before it; of WITH RECURSIVE all of them, itself included. */
  private withNames(value: unknown, scope: Scope): { readonly words: string; readonly inner: Scope } {
    if (isNothing(value)) return { words: '', inner: scope };
    const { quoted, columns: columnsOf, recursive: knowsRecursive } = this.dialect;
    const { recursive, cte_tables: tables } = onlyParts(value, 'recursive', 'cte_tables');
    if (recursive === true && !knowsRecursive) refuse('WITH RECURSIVE may not be used.');
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

  private limited(value: unknown, on: Reading): string | undefined {
    if (isNothing(value)) return undefined;
    const [kind, content] = kindOf(value);
    const parts = onlyParts(content, 'limit', 'offset');
    if (kind !== 'OffsetCommaLimit' && kind !== 'LimitOffset') return refuse(`${kind} may not be used.`);
    return this.dialect.limit(kind, parts, on);
  }

  private table(name: string): string | undefined {
    const known = this.named(name);
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

function ownLimitOf(value: unknown): number | undefined {
  if (isNothing(value)) return undefined;
  return wholeNumber(asNode(kindOf(value)[1]).limit);
}
