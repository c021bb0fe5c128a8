import { queriesErrors } from '../../contract/errors.js';
import { dialectSql } from '../row-policies/dialect-sql.js';
import { GuardedReferences } from '../row-policies/guarded-references.js';
import { noGuards, type TableGuard, type TableGuards } from '../row-policies/table-guards.js';
import { isNode, type Node, textOf } from '../syntax-tree.js';
import { refuse, type Scope, TreeWalk } from '../tree-walk.js';
import type { Verdict } from '../verdict.js';
import { allowedFunctions, allowedTypes, allowedValues, randomFunctions } from './allowed-functions.js';
import { DottedNames } from './dotted-names.js';
import { vocabulary } from './vocabulary.js';

/** Functions that make much out of little, and the argument that says how much: to be written out, and modest. */
const sizes: Readonly<Record<string, number>> = { lpad: 1, repeat: 1, rpad: 1 };
const maxSize = 10_000;

const asNode = (value: unknown): Node =>
  isNode(value) ? value : refuse('it has a part that is not understood.');

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A qualified name: `[{ String: { sval } }, …]`. */
const namesOf = (value: unknown): string[] =>
  listOf(value).map((part) => {
    const { String: text } = asNode(part);
    return textOf(asNode(text).sval);
  });

function integerOf(value: unknown): number | undefined {
  const constant = isNode(value) ? value.A_Const : undefined;
  if (!isNode(constant) || !isNode(constant.ival)) return undefined;
  return Number(constant.ival.ival ?? 0);
}

/** The name alone, when it is meant to be one of pg_catalog. */
function builtin(names: readonly string[], what: string): string {
  const [first, second, ...others] = names;
  if (second === undefined) return first ?? '';
  if (first === 'pg_catalog' && others.length === 0) return second;
  return refuse(`the ${what} ${names.join('.')} may not be used.`);
}

export interface PostgresqlTables {
  /** The schema that holds the tables of the source. */
  readonly namespace: string;
  readonly tables: ReadonlySet<string>;
  /** Of all these tables. */
  readonly columns: ReadonlySet<string>;
  /** What stands before tables. */
  readonly guards?: TableGuards;
}

/**
 * Looks through the tree that PostgreSQL's own parser made. The engine looks names up in pg_catalog alone: so no
 * function, operator or type of the database can stand in for a built-in one, and every table gets its schema here.
 */
export class PostgresqlInspection {
  private readonly read = new Set<string>();
  /** Tables of columns that are written with their schema. */
  private readonly withSchema: string[] = [];
  readonly guarded: GuardedReferences;
  private parameters = 0;
  private random = false;
  private readonly walk: TreeWalk;
  private readonly dotted: DottedNames;

  constructor(
    private readonly known: PostgresqlTables,
    sql: string,
  ) {
    this.guarded = new GuardedReferences(sql);
    this.dotted = new DottedNames(known.columns);
    this.walk = new TreeWalk(vocabulary, {
      SelectStmt: (value, scope) => this.select(asNode(value), scope),
      RangeVar: (value, scope) => this.table(asNode(value), scope),
      FuncCall: (value, scope) => this.call(asNode(value), scope),
      A_Expr: (value, scope) => this.operation(asNode(value), scope),
      ParamRef: (value) => this.parameter(asNode(value)),
      SQLValueFunction: (value) => this.value(asNode(value)),
      typeName: (value) => this.type(asNode(value)),
      operName: (value) => void builtin(namesOf(value), 'operator'),
      ColumnRef: (value) => this.column(asNode(value)),
      A_Indirection: (value, scope) => this.within(value, scope, (node) => this.dotted.pick(node)),
      RangeFunction: (value, scope) => this.within(value, scope, (node) => this.dotted.functionInFrom(node)),
    });
  }

  verdict(parsed: Node): Omit<Verdict, 'key'> {
    const [statement, ...others] = listOf(parsed.stmts).map((one) => asNode(asNode(one).stmt));
    if (!statement) throw queriesErrors.notOneSelect({ reason: 'the text is empty.' });
    if (others.length > 0)
      throw queriesErrors.notOneSelect({ reason: `there are ${others.length + 1} statements.` });
    if (!isNode(statement.SelectStmt))
      throw queriesErrors.notOneSelect({ reason: 'this statement is of another kind.' });
    this.walk.into(statement, new Set());
    this.dotted.assertColumns();
    const { text, policies, restricted } = this.guarded;
    if (restricted) this.assertNoSchema();
    return {
      sql: text,
      tables: [...this.read],
      policies,
      restricted,
      parameters: this.parameters,
      deterministic: !this.random,
      ownLimit: integerOf(statement.SelectStmt.limitCount),
    };
  }

  private within(value: unknown, scope: Scope, look: (node: Node) => void): void {
    look(asNode(value));
    this.walk.into(value, scope);
  }

  private select(node: Node, scope: Scope): void {
    const inner = this.withNames(node.withClause, scope);
    for (const side of [node.larg, node.rarg]) if (side) this.walk.into({ SelectStmt: side }, inner);
    // DISTINCT alone is a list of one empty node.
    this.walk.fields(node, inner, ['withClause', 'larg', 'rarg']);
  }

  /** Each name of WITH sees the ones before it; of WITH RECURSIVE all of them, itself included. */
  private withNames(clause: unknown, scope: Scope): Scope {
    if (!isNode(clause)) return scope;
    const expressions = listOf(clause.ctes).map((one) => asNode(asNode(one).CommonTableExpr));
    const names = new Set(scope);
    if (clause.recursive) for (const { ctename } of expressions) names.add(this.nameOfWith(ctename));
    for (const expression of expressions) {
      const { SelectStmt, ...other } = asNode(expression.ctequery);
      if (!SelectStmt) this.walk.fields(other, scope);
      for (const field of ['search_clause', 'cycle_clause'])
        if (expression[field]) refuse('SEARCH and CYCLE may not be used.');
      this.walk.into({ SelectStmt }, new Set(names));
      names.add(this.nameOfWith(expression.ctename));
    }
    return names;
  }

  /** The engine would look for a name of the system where it sees no name of WITH: there must be no doubt. */
  private nameOfWith(value: unknown): string {
    const name = textOf(value);
    return name.startsWith('pg_') ? refuse(`${name} is a name of the system.`) : name;
  }

  private table(node: Node, scope: Scope): void {
    const { catalogname, schemaname, relname, location } = node;
    const name = textOf(relname);
    const { namespace, tables } = this.known;
    if (catalogname || (schemaname !== undefined && schemaname !== namespace))
      refuse(`the table ${[catalogname, schemaname, name].filter(Boolean).join('.')} is out of reach.`);
    if (!schemaname && scope.has(name)) return;
    if (!tables.has(name)) throw queriesErrors.unknownTable({ table: name, nearest: [] });
    this.read.add(name);
    const at = Number(location ?? 0);
    const guard = (this.known.guards ?? noGuards).get(name);
    if (guard && this.guard(node, at, guard)) return;
    if (schemaname) return;
    const becomes = { RangeVar: { ...node, schemaname: namespace } };
    this.guarded.insert(node, { at, text: `${dialectSql.postgresql.name(namespace)}.` }, becomes);
  }

  private guard(node: Node, at: number, guard: TableGuard): boolean {
    const { relname, alias = { aliasname: relname }, inh } = node;
    if (guard.instead !== undefined && inh !== true)
      refuse(`ONLY may not be written before ${textOf(relname)}, which has row policies.`);
    return this.guarded.add({
      node,
      at,
      guard,
      naming: node.alias ? '' : ` as ${dialectSql.postgresql.name(textOf(relname))}`,
      around: (subquery) => ({ RangeSubselect: { subquery, alias } }),
    });
  }

  private column(node: Node): void {
    this.dotted.column(node);
    const fields = listOf(node.fields);
    const names = fields.map((one) => (isNode(one) && isNode(one.String) ? textOf(one.String.sval) : ''));
    if (names.length > 2 && names[0] === this.known.namespace) this.withSchema.push(names[1] ?? '');
  }

  /** A sub-query has a name, and no schema. */
  private assertNoSchema(): void {
    for (const table of this.withSchema)
      if (this.known.guards?.get(table)?.instead !== undefined)
        refuse(`a row policy stands before ${table}: write its columns without the schema.`);
  }

  private call(node: Node, scope: Scope): void {
    const name = builtin(namesOf(node.funcname), 'function');
    if (!allowedFunctions.has(name)) refuse(`the function ${name} may not be used.`);
    if (randomFunctions.has(name)) this.random = true;
    const size = Object.hasOwn(sizes, name) ? listOf(node.args)[sizes[name] ?? 0] : undefined;
    if (size !== undefined && (integerOf(size) ?? Number.POSITIVE_INFINITY) > maxSize)
      refuse(`the size given to ${name} must be a number written out, ${maxSize} at most.`);
    this.walk.fields(node, scope, ['funcname']);
  }

  private operation(node: Node, scope: Scope): void {
    builtin(namesOf(node.name), 'operator');
    this.walk.fields(node, scope, ['name']);
  }

  private parameter({ number }: Node): void {
    const position = Number(number ?? 0);
    if (position < 1 || position > 1000) refuse('parameters are $1, $2, …, 1000 at most.');
    this.parameters = Math.max(this.parameters, position);
  }

  private value({ op }: Node): void {
    if (!allowedValues.has(textOf(op))) refuse(`${textOf(op).slice(6)} may not be used.`);
  }

  private type({ names, typmods, setof, pct_type }: Node): void {
    const name = builtin(namesOf(names), 'type');
    if (!allowedTypes.has(name) || setof || pct_type) refuse(`the type ${name} may not be used.`);
    this.walk.into(typmods, new Set());
  }
}
