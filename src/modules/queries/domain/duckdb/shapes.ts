import { isNode, type Node, nameKey, textOf } from '../syntax-tree.js';

/** The names of WITH that a place in the statement can see, by key. */
export type Scope = ReadonlySet<string>;

/** What is done with the parts of a node. `Inspection` is the one implementation. */
export interface Visitor {
  query(value: unknown, scope: Scope): void;
  table(value: unknown, scope: Scope): void;
  tableFunction(value: unknown, scope: Scope): void;
  expression(value: unknown, scope: Scope): void;
  type(value: unknown): void;
  sample(): void;
}

interface Place {
  readonly scope: Scope;
  readonly node: Node;
}

type Visit = (visitor: Visitor, value: unknown, place: Place) => void;

/** The fields a node may have, and what each holds. */
export type Shape = Readonly<Record<string, Visit>>;

/** Names, flags, numbers, constants: nothing that could name a table or call a function. */
const plain: Visit = () => undefined;
const expression: Visit = (visitor, value, { scope }) => visitor.expression(value, scope);
const query: Visit = (visitor, value, { scope }) => visitor.query(value, scope);
const table: Visit = (visitor, value, { scope }) => visitor.table(value, scope);
const type: Visit = (visitor, value) => visitor.type(value);

const eachOf =
  (visit: Visit): Visit =>
  (visitor, value, place) => {
    for (const item of Array.isArray(value) ? value : [value]) visit(visitor, item, place);
  };

/** Objects that are no nodes of their own; what is not listed in `shape` must not be there. */
const part =
  (shape: Shape): Visit =>
  (visitor, value, place) => {
    for (const [field, inner] of Object.entries(isNode(value) ? value : { '': value })) {
      const visit = Object.hasOwn(shape, field) ? shape[field] : undefined;
      (visit ?? unknownPart)(visitor, inner, place);
    }
  };

/** No node has this class: the visitor refuses it. */
const unknownPart: Visit = (visitor, _, { scope }) => visitor.expression({ class: 'an unknown part' }, scope);

/** The right side of a recursive WITH sees its own name, the left side does not. */
const recursiveSide: Visit = (visitor, value, { scope, node }) =>
  visitor.query(value, new Set([...scope, nameKey(textOf(node.cte_name))]));

/** A whole SELECT, on its own or as a subquery. */
export const statementShape: Shape = { node: query, named_param_map: plain };
const statement = part(statementShape);

const expressions = eachOf(expression);
const orders = eachOf(part({ type: plain, null_order: plain, expression }));
const orderModifier = part({ type: plain, orders });
const modifiers = eachOf(
  part({
    type: plain,
    orders,
    distinct_on_targets: expressions,
    limit: expression,
    offset: expression,
  }),
);

const everyExpression: Shape = { class: plain, type: plain, alias: plain, query_location: plain };
const everyTable: Shape = {
  type: plain,
  alias: plain,
  query_location: plain,
  column_name_alias: plain,
  sample: (visitor) => visitor.sample(),
};

export const expressionShapes: Readonly<Record<string, Shape>> = {
  BETWEEN: { ...everyExpression, input: expression, lower: expression, upper: expression },
  CASE: {
    ...everyExpression,
    case_checks: eachOf(part({ when_expr: expression, then_expr: expression })),
    else_expr: expression,
  },
  CAST: { ...everyExpression, child: expression, cast_type: type, try_cast: plain },
  COLLATE: { ...everyExpression, child: expression, collation: plain },
  COLUMN_REF: { ...everyExpression, column_names: plain },
  COMPARISON: { ...everyExpression, left: expression, right: expression },
  CONJUNCTION: { ...everyExpression, children: expressions },
  CONSTANT: { ...everyExpression, value: plain },
  FUNCTION: {
    ...everyExpression,
    function_name: plain,
    schema: plain,
    children: expressions,
    filter: expression,
    order_bys: orderModifier,
    distinct: plain,
    is_operator: plain,
  },
  LAMBDA: { ...everyExpression, lhs: expression, expr: expression },
  OPERATOR: { ...everyExpression, children: expressions },
  PARAMETER: { ...everyExpression, identifier: plain },
  POSITIONAL_REFERENCE: { ...everyExpression, index: plain },
  STAR: {
    ...everyExpression,
    relation_name: plain,
    exclude_list: plain,
    qualified_exclude_list: plain,
    rename_list: plain,
    columns: plain,
    replace_list: eachOf(part({ key: plain, value: expression })),
    expr: expression,
  },
  SUBQUERY: {
    ...everyExpression,
    subquery_type: plain,
    subquery: statement,
    child: expression,
    comparison_type: plain,
  },
  WINDOW: {
    ...everyExpression,
    function_name: plain,
    schema: plain,
    children: expressions,
    partitions: expressions,
    orders,
    start: plain,
    end: plain,
    start_expr: expression,
    end_expr: expression,
    offset_expr: expression,
    default_expr: expression,
    ignore_nulls: plain,
    filter_expr: expression,
    exclude_clause: plain,
    distinct: plain,
    arg_orders: orders,
  },
};

export const tableShapes: Readonly<Record<string, Shape>> = {
  BASE_TABLE: { ...everyTable, table_name: plain, schema_name: plain },
  EMPTY: everyTable,
  EXPRESSION_LIST: {
    ...everyTable,
    expected_names: plain,
    expected_types: eachOf(type),
    values: eachOf(expressions),
  },
  JOIN: {
    ...everyTable,
    left: table,
    right: table,
    condition: expression,
    join_type: plain,
    ref_type: plain,
    using_columns: plain,
  },
  PIVOT: {
    ...everyTable,
    source: table,
    aggregates: expressions,
    unpivot_names: plain,
    groups: plain,
    include_nulls: plain,
    pivots: eachOf(
      part({
        pivot_expressions: expressions,
        unpivot_names: plain,
        entries: eachOf(part({ values: plain, star_expr: expression, alias: plain })),
      }),
    ),
  },
  SUBQUERY: { ...everyTable, subquery: statement },
  TABLE_FUNCTION: {
    ...everyTable,
    function: (visitor, value, { scope }) => visitor.tableFunction(value, scope),
    with_ordinality: plain,
  },
};

const everyQuery: Shape = { type: plain, modifiers, cte_map: plain };

export const queryShapes: Readonly<Record<string, Shape>> = {
  RECURSIVE_CTE_NODE: {
    ...everyQuery,
    cte_name: plain,
    union_all: plain,
    left: query,
    right: recursiveSide,
    aliases: plain,
    key_targets: expressions,
  },
  SELECT_NODE: {
    ...everyQuery,
    select_list: expressions,
    from_table: table,
    where_clause: expression,
    group_expressions: expressions,
    group_sets: plain,
    aggregate_handling: plain,
    having: expression,
    sample: (visitor) => visitor.sample(),
    qualify: expression,
  },
  SET_OPERATION_NODE: {
    ...everyQuery,
    setop_type: plain,
    setop_all: plain,
    left: query,
    right: query,
    children: eachOf(query),
  },
};

/** One entry of WITH. */
export const cteShape: Shape = {
  query: statement,
  aliases: plain,
  materialized: plain,
  key_targets: expressions,
};

/** Said instead of the parser's name for it. */
export const refusals: ReadonlyMap<string, string> = new Map([
  [
    'SHOW_REF',
    'DESCRIBE, SHOW and SUMMARIZE are not questions to the data: the schema has its own endpoint.',
  ],
  ['DEFAULT', 'DEFAULT has no meaning in a SELECT.'],
]);
