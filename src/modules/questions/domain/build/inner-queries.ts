import type { Edge, Table } from '../model/schema-graph.js';
import { columnOf, countOfRows, type Predicate, type Query } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import { meetsOne } from './edges.js';
import { Refusal } from './refusal.js';

/** A way from the rows to a table where each row may meet several of it. */
export interface Inner {
  readonly path: readonly Edge[];
  readonly predicates: Predicate[];
  readonly negated: boolean;
}

/** An inner query, and the tables on the way to it that join the rows. */
export interface Member {
  readonly through: readonly Table[];
  readonly predicate: Predicate;
}

/** "kingdoms that border Avalon": not those that are Avalon and border something. */
export const checkItself = ([edge, ...more]: readonly Edge[], predicate: Predicate): void => {
  if (!edge || more.length > 0 || !('left' in predicate) || predicate.left.kind !== 'column') return;
  const { column } = predicate.left;
  const ways = edge.to.edges.filter((other) => other.to === edge.from && other.toOne);
  if (ways.length > 1 && edge.on.some(([, joined]) => joined === column))
    throw new Refusal('The question compares a thing with itself.', 1);
};

const keysOf = (edge: Edge, rest: readonly Edge[]): Query => ({
  root: edge.to,
  joins: rest,
  distinct: false,
  where: [],
  groupBy: [],
  having: [],
  orderBy: [],
  select: edge.on.map(([, column]) => ({
    expression: columnOf(column),
    name: column.name,
    label: column.view.label,
  })),
});

const memberOf = (edge: Edge, query: Query, negated: boolean): Predicate => ({
  kind: 'member',
  on: edge.on.map(([column]) => column),
  query,
  negated,
});

/** "has an order over 100": the key of the row is among those of the orders. */
export const memberQuery = ({ path, predicates, negated }: Inner): Member => {
  const many = path.findIndex((edge) => !meetsOne(edge, true));
  const cut = many < 0 ? path.length - 1 : many;
  const edge = path[cut] as Edge;
  const rest = path.slice(cut + 1);
  if ([edge, ...rest].some(({ to }) => (to.time?.view.distinctCount ?? 1) > 1)) {
    throw new Refusal('It is not clear which year is meant.', 3);
  }
  const known = negated
    ? edge.on.map(([, column]): Predicate => ({ kind: 'known', of: columnOf(column) }))
    : [];
  const query = { ...keysOf(edge, rest), where: [...predicates, ...known] };
  return { through: path.slice(0, cut).map((one) => one.to), predicate: memberOf(edge, query, negated) };
};

/** What belongs to a row, counted: undefined when it is not one step that leads to many. */
const counted = (path: readonly Edge[], kept: Partial<Query>): Member | undefined => {
  const many = path.findIndex((edge) => !meetsOne(edge, true));
  const edge = path[many];
  const rest = path.slice(many + 1);
  if (!edge || rest.some((one) => !meetsOne(one, true))) return undefined;
  const query: Query = {
    ...keysOf(edge, rest),
    groupBy: edge.on.map(([, column]) => columnOf(column)),
    ...kept,
  };
  return { through: path.slice(0, many).map((one) => one.to), predicate: memberOf(edge, query, false) };
};

/** "has more than 3 orders". */
export const countQuery = (path: readonly Edge[], op: CompareOp, count: number): Member | undefined =>
  counted(path, {
    having: [{ kind: 'compare', left: countOfRows, op, right: { kind: 'literal', value: count } }],
  });

/** "has the most orders". */
export const mostQuery = (path: readonly Edge[], count: number): Member | undefined =>
  counted(path, { first: { count, by: { by: countOfRows, direction: 'desc' } } });
