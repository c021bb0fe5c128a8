import { queriesErrors } from '../../contract/errors.js';
import { wholeNumber } from '../mysql/calls.js';
import { asNode, isNothing, kindOf, listOf, nameOf, onlyParts } from '../mysql/parts.js';
import type { Reading } from '../mysql/selects.js';
import type { Node } from '../syntax-tree.js';
import { refuse, type Scope } from '../tree-walk.js';
import type { Verdict } from '../verdict.js';
import { expressionPrinters } from './expressions.js';
import { selectOf, sortedBy } from './selects.js';
import { quoted } from './writing.js';

export interface ClickhouseTables {
  /** The database that holds the tables of the source. */
  readonly namespace: string;
  readonly tables: ReadonlySet<string>;
}

const maxDepth = 600;

/**
 * Writes the statement anew from the tree that the parser made of it, as for MySQL (ADR 0057), and it is this text that
 * runs: names quoted, tables with their database, texts escaped, no settings, no format. What nobody knows how to write is
 * refused.
 */
export class ClickhouseInspection {
  private readonly read = new Set<string>();
  private readonly aliases = new Set<string>();
  private parameters = 0;
  private depth = 0;

  constructor(private readonly known: ClickhouseTables) {}

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
      policies: [],
      restricted: false,
      aliases: [...this.aliases],
      parameters: this.parameters,
      // Results of `any` depend on what is read first.
      deterministic: !/now|today|yesterday|any/i.test(sql),
      ownLimit: ownLimitOf(asNode(query).limit_clause),
    };
  }

  private query(value: unknown, scope: Scope): string {
    return this.deeper(() => {
      const node = onlyParts(value, 'with', 'body', 'order_by', 'limit_clause');
      const { words, inner } = this.withNames(node.with, scope);
      const on = this.reading(inner);
      return [words, this.body(node.body, inner), sortedBy(node.order_by, on), limitOf(node.limit_clause, on)]
        .filter(Boolean)
        .join(' ');
    });
  }

  private reading(scope: Scope): Reading {
    return {
      scope,
      namespace: this.known.namespace,
      unqualified: false,
      // Who may not see all rows is refused before: nothing stands for a table.
      instead: () => undefined,
      table: (name) => this.table(name),
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
    if (kind === 'Select') return selectOf(content, this.reading(scope));
    if (kind === 'Query') return `(${this.query(content, scope)})`;
    if (kind !== 'SetOperation') return refuse(`${kind} may not be used.`);
    const {
      left,
      op,
      set_quantifier: how,
      right,
    } = onlyParts(content, 'left', 'op', 'set_quantifier', 'right');
    const words = `${kindOf(op)[0]}${isNothing(how) ? '' : ` ${kindOf(how)[0]}`}`.toUpperCase();
    if (!/^(UNION (ALL|DISTINCT)|EXCEPT|INTERSECT)$/.test(words))
      return refuse(`${words} may not be used: say UNION ALL or UNION DISTINCT.`);
    return this.deeper(() => `${this.body(left, scope)} ${words} ${this.body(right, scope)}`);
  }

  /** Each name of WITH sees the ones before it. */
  private withNames(value: unknown, scope: Scope): { readonly words: string; readonly inner: Scope } {
    if (isNothing(value)) return { words: '', inner: scope };
    const names = new Set(scope);
    const written = listOf(onlyParts(value, 'cte_tables').cte_tables).map((one) => {
      const { alias, query } = onlyParts(one, 'alias', 'query');
      const name = nameOf(onlyParts(alias, 'name', 'explicit').name);
      const text = this.query(query, new Set(names));
      names.add(name);
      this.aliases.add(name);
      return `${quoted(name)} AS (${text})`;
    });
    return { words: `WITH ${written.join(', ')}`, inner: names };
  }

  private table(name: string): string | undefined {
    if (!this.known.tables.has(name)) return undefined;
    this.read.add(name);
    return name;
  }

  private deeper(print: () => string): string {
    if (++this.depth > maxDepth) refuse(`it is nested more than ${maxDepth} levels deep.`);
    const printed = print();
    this.depth--;
    return printed;
  }
}

/** Older servers know the places only as `LIMIT skipped, shown`. */
function limitOf(value: unknown, { expression }: Reading): string | undefined {
  if (isNothing(value)) return undefined;
  const [kind, content] = kindOf(value);
  const { limit, offset } = onlyParts(content, 'limit', 'offset');
  if (isNothing(limit)) return refuse('OFFSET needs a LIMIT.');
  if (kind === 'OffsetCommaLimit') return `LIMIT ${expression(offset)}, ${expression(limit)}`;
  if (kind !== 'LimitOffset') return refuse(`${kind} may not be used.`);
  const skipped = isNothing(offset) ? '' : `${expression(onlyParts(offset, 'value').value)}, `;
  return `LIMIT ${skipped}${expression(limit)}`;
}

function ownLimitOf(value: unknown): number | undefined {
  if (isNothing(value)) return undefined;
  return wholeNumber(asNode(kindOf(value)[1]).limit);
}
