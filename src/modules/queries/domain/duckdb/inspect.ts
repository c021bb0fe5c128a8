import { queriesErrors } from '../../contract/errors.js';
import { dialectSql } from '../row-policies/dialect-sql.js';
import { GuardedReferences } from '../row-policies/guarded-references.js';
import { noGuards, type TableGuard, type TableGuards } from '../row-policies/table-guards.js';
import { isNode, type Node, nameKey, textOf } from '../syntax-tree.js';
import type { Verdict } from '../verdict.js';
import { allowedFunctions, allowedTableFunctions, volatileFunctions } from './allowed-functions.js';
import { allowedTypes } from './allowed-types.js';
import { assertModestSize } from './growing-functions.js';
import {
  cteShape,
  expressionShapes,
  queryShapes,
  refusals,
  type Scope,
  type Shape,
  statementShape,
  tableShapes,
  type Visitor,
} from './shapes.js';

const maxDepth = 600;

function refuse(reason: string): never {
  throw queriesErrors.refused({ reason });
}

const isUnqualified = ({ schema, catalog }: Node): boolean =>
  !catalog && (!schema || nameKey(textOf(schema)) === 'main');

const qualified = ({ catalog, schema }: Node, name: string): string =>
  [catalog, schema, name].filter(Boolean).join('.');

function shapeOf(shapes: Readonly<Record<string, Shape>>, kind: string): Shape {
  const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
  return shape ?? refuse(refusals.get(kind) ?? `${kind || 'a part of it'} may not be used.`);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const asNode = (value: unknown): Node =>
  isNode(value) ? value : refuse('it has a part that is not understood.');

/** The last modifier is the one that DuckDB applies last. */
function ownLimitOf({ node }: Node): number | undefined {
  const modifiers = isNode(node) && Array.isArray(node.modifiers) ? node.modifiers : [];
  const limits = modifiers.filter(isNode).filter(({ type }) => type === 'LIMIT_MODIFIER');
  const limit = limits.at(-1)?.limit;
  const constant = isNode(limit) && limit.class === 'CONSTANT' && isNode(limit.value) ? limit.value : {};
  return typeof constant.value === 'number' ? constant.value : undefined;
}

/** What DuckDB answers by itself where no column is called so. */
const sessionValues: ReadonlySet<string> = new Set([
  'current_catalog',
  'current_role',
  'current_schema',
  'current_user',
  'session_user',
  'user',
]);

export interface DuckdbNames {
  /** Keys of the tables that may be read. */
  readonly tables: ReadonlySet<string>;
  /** Keys of all their columns; none when nobody knows them. */
  readonly columns: ReadonlySet<string>;
  /** What stands before tables, by their key. */
  readonly guards?: TableGuards;
}

/**
 * Walks the whole tree of a statement. Fail-closed: a node, a field of a node, a function or a type that is not
 * known here is refused, so that a newer DuckDB cannot bring in anything that nobody has looked at.
 */
export class DuckdbInspection implements Visitor {
  private readonly tables = new Set<string>();
  private parameters = 0;
  private deterministic = true;
  private depth = 0;
  private readonly session = new Set<string>();
  /** Names that the statement itself gives. */
  private readonly given = new Set<string>();
  /** Tables of columns that are written with their schema. */
  private readonly withSchema: string[] = [];
  readonly guarded: GuardedReferences;

  constructor(
    private readonly known: DuckdbNames,
    sql: string,
  ) {
    this.guarded = new GuardedReferences(sql);
  }

  verdict(statement: Node): Omit<Verdict, 'key'> {
    this.fields(statement, statementShape, new Set());
    for (const name of this.session)
      if (!this.given.has(name)) refuse(`${name} tells of the session, and no column is called so.`);
    const { text, policies, restricted } = this.guarded;
    if (restricted) this.assertNoSchema();
    return {
      sql: text,
      tables: [...this.tables],
      policies,
      restricted,
      parameters: this.parameters,
      deterministic: this.deterministic,
      ownLimit: ownLimitOf(statement),
    };
  }

  query(value: unknown, scope: Scope): void {
    const node = asNode(value);
    const shape = shapeOf(queryShapes, textOf(node.type));
    this.deeper(() => this.fields(node, shape, this.withNames(node.cte_map, scope)));
  }

  table(value: unknown, scope: Scope): void {
    const node = asNode(value);
    const shape = shapeOf(tableShapes, textOf(node.type));
    if (node.type === 'BASE_TABLE') this.baseTable(node, scope);
    this.deeper(() => this.fields(node, shape, scope));
  }

  tableFunction(value: unknown, scope: Scope): void {
    const node = asNode(value);
    const name = textOf(node.function_name);
    if (!allowedTableFunctions.has(nameKey(name)) || !isUnqualified(node))
      refuse(`the table function ${qualified(node, name)} may not be used.`);
    this.fields(node, shapeOf(expressionShapes, 'FUNCTION'), scope);
  }

  expression(value: unknown, scope: Scope): void {
    const node = asNode(value);
    const kind = textOf(node.class);
    const shape = shapeOf(expressionShapes, kind);
    if (kind === 'FUNCTION' || kind === 'WINDOW') this.call(node);
    else if (kind === 'PARAMETER') this.parameter(textOf(node.identifier));
    else if (kind === 'COLUMN_REF') this.column(node);
    this.deeper(() => this.fields(node, shape, scope));
  }

  type(value: unknown): void {
    const node = asNode(value);
    const info = isNode(node.type_info) ? node.type_info : {};
    const name = node.id === 'UNBOUND' ? textOf(info.name) : textOf(node.id);
    if (!allowedTypes.has(name.toUpperCase()) || info.schema || info.catalog)
      refuse(`the type ${name} may not be used.`);
    for (const child of Array.isArray(info.child_types) ? info.child_types : [])
      this.type(asNode(child).second);
    if (info.child_type) this.type(info.child_type);
  }

  /** A sample without a seed is another one every time. */
  sample(): void {
    this.deterministic = false;
  }

  private call(node: Node): void {
    const name = textOf(node.function_name);
    const key = nameKey(name);
    if (!allowedFunctions.has(key) || !isUnqualified(node))
      refuse(`the function ${qualified(node, name)} may not be used.`);
    if (volatileFunctions.has(key)) this.deterministic = false;
    assertModestSize(key, node.children);
  }

  private parameter(identifier: string): void {
    if (!/^[1-9]\d{0,3}$/.test(identifier))
      refuse(`the parameter $${identifier} has a name: write ? or $1, $2, ….`);
    this.parameters = Math.max(this.parameters, Number(identifier));
  }

  /** `current_date` and its like look like columns. */
  private column({ column_names: names }: Node): void {
    if (!Array.isArray(names)) return;
    if (names.length > 2 && nameKey(textOf(names[0])) === 'main') this.withSchema.push(textOf(names[1]));
    if (names.length !== 1) return;
    const key = nameKey(textOf(names[0]));
    if (volatileFunctions.has(key)) this.deterministic = false;
    const { columns } = this.known;
    if (sessionValues.has(key) && columns.size > 0 && !columns.has(key)) this.session.add(key);
  }

  private baseTable(node: Node, scope: Scope): void {
    const name = textOf(node.table_name);
    const key = nameKey(name);
    const schema = textOf(node.schema_name);
    if (node.catalog_name || (schema && nameKey(schema) !== 'main'))
      refuse(`the table ${qualified({ catalog: node.catalog_name, schema }, name)} is out of reach.`);
    if (!schema && scope.has(key)) return;
    if (!this.known.tables.has(key)) throw queriesErrors.unknownTable({ table: name, nearest: [] });
    this.tables.add(key);
    const guard = (this.known.guards ?? noGuards).get(key);
    if (guard) this.guard(node, name, guard);
  }

  private guard(node: Node, name: string, guard: TableGuard): void {
    const { alias = name, sample, column_name_alias, query_location: at } = node;
    const rest = { ...(sample ? { sample } : {}), ...(column_name_alias ? { column_name_alias } : {}) };
    this.guarded.add({
      node,
      at: Number(at ?? 0),
      guard,
      naming: node.alias ? '' : ` as ${dialectSql.duckdb.name(name)}`,
      around: (subquery) => ({ type: 'SUBQUERY', alias, subquery, ...rest }),
    });
  }

  /** A sub-query has a name, and no schema. */
  private assertNoSchema(): void {
    for (const table of this.withSchema)
      if (this.known.guards?.get(nameKey(table))?.instead !== undefined && !this.given.has('main'))
        refuse(`a row policy stands before ${table}: write its columns without the schema.`);
  }

  /** Each name of WITH sees the ones before it. */
  private withNames(map: unknown, scope: Scope): Scope {
    const entries = isNode(map) ? map.map : undefined;
    if (!Array.isArray(entries)) return scope;
    const names = new Set(scope);
    for (const entry of entries) {
      const { key, value } = asNode(entry);
      const cte = asNode(value);
      this.fields(cte, cteShape, new Set(names));
      names.add(nameKey(textOf(key)));
    }
    return names;
  }

  private fields(node: Node, shape: Shape, scope: Scope): void {
    for (const name of [node.alias, ...listOf(node.column_name_alias), ...listOf(node.aliases)])
      if (typeof name === 'string') this.given.add(nameKey(name));
    for (const [field, value] of Object.entries(node)) {
      const visit = Object.hasOwn(shape, field) ? shape[field] : undefined;
      if (!visit) refuse(`${field} of ${textOf(node.class) || textOf(node.type)} is not understood.`);
      else visit(this, value, { scope, node });
    }
  }

  private deeper(visit: () => void): void {
    if (++this.depth > maxDepth) refuse(`it is nested more than ${maxDepth} levels deep.`);
    visit();
    this.depth--;
  }
}
