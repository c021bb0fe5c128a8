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

/** "has more than 3 orders": undefined when it is not one step that leads to many. */
export const countQuery = (path: readonly Edge[], op: CompareOp, count: number): Member | undefined => {
  const many = path.findIndex((edge) => !meetsOne(edge, true));
  const edge = path[many];
  const rest = path.slice(many + 1);
  if (!edge || rest.some((one) => !meetsOne(one, true))) return undefined;
  const query: Query = {
    ...keysOf(edge, rest),
    groupBy: edge.on.map(([, column]) => columnOf(column)),
    having: [{ kind: 'compare', left: countOfRows, op, right: { kind: 'literal', value: count } }],
  };
  return { through: path.slice(0, many).map((one) => one.to), predicate: memberOf(edge, query, false) };
};
