import type { SchemaView } from '#modules/catalog';
import { listed } from '../print/words.js';
import { inWords, listInWords } from './expressions.js';
import { assertOnly, isNode, type Names, type Node, NoWords, namesIn, nodesOf, textOf } from './wording.js';

/** What a statement means; `notWorded` names what there are no words for, and then nothing is said at all. */
export type Meaning =
  | { readonly text: string; readonly notWorded: readonly [] }
  | { readonly text?: never; readonly notWorded: readonly [string] };

const joins: Readonly<Record<string, string>> = {
  INNER: 'with their',
  LEFT: 'with their, if any,',
};

const usingColumns = (value: unknown, names: Names): string =>
  Array.isArray(value) && value.length > 0
    ? `have the same ${value.map((name) => names.column([textOf(name)])).join(' and ')}`
    : '';

const joined = (node: Node, names: Names): string => {
  assertOnly(node, ['left', 'right', 'condition', 'join_type', 'ref_type', 'using_columns'], 'a join');
  const verb = joins[textOf(node.join_type)];
  const { left, right, condition, using_columns: using } = node;
  if (!verb || node.ref_type !== 'REGULAR' || !isNode(left) || !isNode(right))
    throw new NoWords('this kind of join');
  const where = isNode(condition) ? inWords(condition, names) : usingColumns(using, names);
  if (where === '') throw new NoWords('a join without a condition');
  return `${fromWords(left, names)} ${verb} ${fromWords(right, names)} (where ${where})`;
};

const fromWords = (node: Node, names: Names): string => {
  if (node.type === 'JOIN') return joined(node, names);
  if (node.type !== 'BASE_TABLE') throw new NoWords('a table that is computed');
  assertOnly(node, ['table_name', 'schema_name'], 'a table');
  const alias = textOf(node.alias);
  return names.table(textOf(node.table_name)) + (alias ? ` (${alias})` : '');
};

const directions: Readonly<Record<string, string>> = {
  ASCENDING: ', lowest first',
  DESCENDING: ', highest first',
  ORDER_DEFAULT: ', lowest first',
};

/** A number here is the place of a column, and no number. */
const named = (node: Node, names: Names): string => {
  if (node.class === 'CONSTANT') throw new NoWords('a column by its place');
  return inWords(node, names);
};

const orderWords = (order: Node, names: Names): string => {
  if (order.null_order !== 'ORDER_DEFAULT') throw new NoWords('where unknown values are in the order');
  const direction = directions[textOf(order.type)];
  if (!isNode(order.expression) || direction === undefined) throw new NoWords('an order');
  return named(order.expression, names) + direction;
};

const modifierWords = (modifier: Node, names: Names): string => {
  if (modifier.type === 'ORDER_MODIFIER')
    return `ordered by ${nodesOf(modifier.orders)
      .map((order) => orderWords(order, names))
      .join(', then by ')}`;
  if (modifier.type === 'LIMIT_MODIFIER' && isNode(modifier.limit) && modifier.offset === undefined)
    return `at most ${inWords(modifier.limit, names)} of them`;
  if (modifier.type === 'DISTINCT_MODIFIER' && modifier.distinct_on_targets === undefined) return 'each once';
  throw new NoWords(textOf(modifier.type).toLowerCase().replaceAll('_', ' '));
};

const clause = (beginning: string, node: unknown, names: Names): readonly string[] =>
  isNode(node) ? [`${beginning} ${inWords(node, names)}`] : [];

const fields = ['select_list', 'from_table', 'where_clause', 'group_expressions', 'group_sets', 'having'];

const selectWords = (node: Node, names: Names): string => {
  assertOnly(node, [...fields, 'modifiers', 'aggregate_handling'], 'a part of the SELECT');
  const groups = nodesOf(node.group_expressions);
  if (node.aggregate_handling !== 'STANDARD_HANDLING') throw new NoWords('a grouping');
  const from = isNode(node.from_table) ? fromWords(node.from_table, names) : '';
  const parts = [
    `${listInWords(nodesOf(node.select_list), names)} from ${from}`,
    ...clause('only rows where', node.where_clause, names),
    ...(groups.length > 0 ? [`for each ${listed(groups.map((group) => named(group, names)))}`] : []),
    ...clause('only groups where', node.having, names),
    ...nodesOf(node.modifiers).map((modifier) => modifierWords(modifier, names)),
  ];
  const [first = '', ...others] = parts;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others].join('; ');
};

/** The tree leaves out the grouping by nothing, so that a ROLLUP of one column looks like a plain grouping. */
const severalGroupings = /\b(?:rollup|cube|grouping)\b/i;

export interface Statement {
  readonly sql: string;
  /** As the parser of the gate sees it. */
  readonly tree: unknown;
  /** The tables that it reads. */
  readonly tables: readonly string[];
}

/** Puts a statement into words; one that has a part without words has none. */
export const meaningOf = ({ sql, tree, tables }: Statement, schema: SchemaView): Meaning => {
  const node = isNode(tree) && isNode(tree.node) ? tree.node : {};
  try {
    if (severalGroupings.test(sql)) throw new NoWords('several groupings');
    if (node.type !== 'SELECT_NODE') throw new NoWords('a combination of several SELECTs');
    return { text: `${selectWords(node, namesIn(schema, tables))}.`, notWorded: [] };
  } catch (error) {
    if (error instanceof NoWords) return { notWorded: [error.part] };
    throw error;
  }
};
