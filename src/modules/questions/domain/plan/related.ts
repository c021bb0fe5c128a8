import { Refusal } from '../build/refusal.js';
import type { Column, Edge, Table } from '../model/schema-graph.js';
import type { ValueMention } from '../parse/draft.js';
import { columnOf, type Predicate, type Query } from '../query/query.js';
import type { Of, Place } from './place.js';
import type { Planner } from './planner.js';
import { member, Rows, shown } from './rows.js';

/** A table that ties things of another to each other: borders of states, followers of users. */
export const relates = (relation: Table, table: Table): boolean =>
  relation.edges.filter((edge) => edge.toOne && edge.to === table).length > 1;

/** Things that are only named: what refers to them holds the name already. */
const short = (on: Edge['on'], { where, root, joins }: Query): Predicate | undefined => {
  const [named, ...others] = where;
  const [pair, ...more] = on;
  if (named?.kind !== 'in' || others.length + more.length + joins.length > 0 || named.left.kind !== 'column')
    return undefined;
  return pair && pair[1] === root.nameColumn && named.left.column === pair[1]
    ? { ...named, left: columnOf(pair[0]) }
    : undefined;
};

/** "states that border Texas": in by the one tie, out by the other. */
export const acrossTo = (
  planner: Planner,
  { entity }: Place,
  { via, to, negated }: Of<'related'>,
): Predicate => {
  const sense = planner.sense(via);
  const relation = sense.kind === 'table' ? sense.table : sense.column.table;
  if (to.kind === 'things' && planner.entity(to.things.noun).table !== entity.table)
    throw new Refusal('They are not tied to each other.', 3);
  const { table } = entity;
  return across({ relation, table, negated: negated === true }, (key) =>
    to.kind === 'things' ? planner.those(to.things, key) : named(planner, { table, key }, to.values),
  );
};

/** Things by their names alone. */
const named = (
  planner: Planner,
  { table, key }: { readonly table: Table; readonly key: readonly Column[] },
  values: readonly ValueMention[],
): Query => {
  const rows = new Rows(table);
  const column = table.nameColumn;
  if (!column) throw new Refusal('They are not known by a name.', 3);
  rows.where.push({
    kind: 'in',
    left: columnOf(column),
    values: values.flatMap((value) => planner.value(value).values),
    negated: false,
  });
  return rows.query({ select: shown(key) });
};

interface Across {
  readonly relation: Table;
  readonly table: Table;
  readonly negated: boolean;
}

/** In by the one tie of a relation, out by the other. */
export const across = (
  { relation, table, negated }: Across,
  thoseBy: (key: readonly Column[]) => Query,
): Predicate => {
  const [from, to] = relation.edges.filter((edge) => edge.toOne && edge.to === table);
  if (!from || !to) throw new Refusal('They are not tied to each other.', 3);
  const those = thoseBy(to.on.map(([, column]) => column));
  const inner = new Rows(relation);
  inner.where.push(
    short(to.on, those) ??
      member(
        to.on.map(([column]) => column),
        those,
      ),
  );
  return member(
    from.on.map(([, column]) => column),
    inner.query({ select: shown(from.on.map(([column]) => column)) }),
    negated,
  );
};
