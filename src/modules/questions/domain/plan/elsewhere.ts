import { Refusal, SeveralWays } from '../build/refusal.js';
import type { First, Things } from '../grammar/tree.js';
import type { Column, Edge, Table } from '../model/schema-graph.js';
import { countOfRows, type Predicate, type Query } from '../query/query.js';
import { type Entity, keyOf } from './entity.js';
import { flagged } from './flags.js';
import { type Of, type Place, unjoined } from './place.js';
import type { Planner } from './planner.js';
import { member, pathBetween, Rows, shown } from './rows.js';

type Tied = Of<'tied'>;

/** All of them at once; nothing at all where there are none. */
export const together = (all: readonly Predicate[]): Predicate => {
  const predicates = all.filter((one) => one.kind !== 'all' || one.of.length > 0);
  const [only] = predicates;
  return predicates.length === 1 && only ? only : { kind: 'all', of: predicates };
};

/** "more than 3 orders": the rows are put together by what they belong to, and counted. */
export const counted = (
  inner: Rows,
  keys: Query['select'],
  { op, number }: NonNullable<Tied['count']>,
): Query =>
  inner.query({
    select: keys,
    groupBy: keys.map(({ expression }) => expression),
    having: [{ kind: 'compare', left: countOfRows, op, right: { kind: 'literal', value: number } }],
  });

/** "with A FINAL EXAM", where rows of another table say yes or no to it. */
const flagOf = (planner: Planner, { noun, conditions, first }: Things): readonly Predicate[] => {
  const { column } = planner.entity(noun);
  const flag = column && !first && conditions.length === 0 ? flagged(planner, column, false) : undefined;
  return flag ? [flag] : [];
};

/** What is said of the things, on rows that are joined. */
const conditionsOf = (planner: Planner, rows: Rows, things: Things): Predicate =>
  together([
    ...flagOf(planner, things),
    ...things.conditions.map((one) =>
      planner.predicate({ rows, entity: planner.entity(things.noun), alone: false }, one),
    ),
  ]);

/** The rows at the end of a path, from its first step on, by what ties them to where it starts. */
const reached = (planner: Planner, path: readonly Edge[], things: Things): Rows => {
  const to = planner.entity(things.noun);
  const [edge, ...rest] = path;
  if (!edge) throw new Refusal('The question compares a thing with itself.', 1);
  const inner = new Rows(edge.to);
  inner.follow(rest);
  if (things.first) inner.where.push(member(keyOf(to), planner.those(things)));
  else planner.narrow(inner, to, things.conditions);
  inner.where.push(...flagOf(planner, things));
  return inner;
};

const isKeyOf = (columns: readonly Column[], entity: Entity): boolean => {
  const key = keyOf(entity);
  return key.length === columns.length && key.every((column, at) => column === columns[at]);
};

/** The first of what each refers to: the reference is among their keys. */
const direct = (
  planner: Planner,
  path: readonly Edge[],
  { things, negated, count }: Tied,
): Predicate | undefined => {
  const [only] = path;
  const key = only?.on.map(([, column]) => column) ?? [];
  const to = planner.entity(things.noun);
  if (!only || !things.first || count || path.length > 1 || only.to !== to.table || !isKeyOf(key, to))
    return undefined;
  return member(
    only.on.map(([column]) => column),
    planner.those(things, key),
    negated === true,
  );
};

/** From which step of a path on the rows are looked up apart. */
const cutOf = (path: readonly Edge[], { alone }: Place, { negated, count }: Tied): number => {
  const many = path.findIndex(({ toOne }) => !toOne);
  if (count) return Math.max(many, 0);
  if (alone || negated) return 0;
  return many < 0 ? path.length - 1 : many;
};

const isBy = ({ on }: Edge, { id }: Column): boolean => on.some((pair) => pair.some((one) => one.id === id));

/** By the reference that is named; "staff ASSIGNED to a problem", which a log tells: by that of the log, and on to what it is about. */
const pathCalled = (from: Table, column: Column, to: Table): readonly Edge[] | undefined => {
  const { table } = column;
  const there = from.edges.find((edge) => (edge.to === to || edge.to === table) && isBy(edge, column));
  if (!there || there.to === to) return there && [there];
  const [on, ...others] = table.edges.filter((edge) => edge.toOne && edge.to === to);
  return on && others.length === 0 ? [there, on] : undefined;
};

interface Measured {
  readonly path: readonly Edge[];
  readonly first: First | undefined;
}

/** "the student whose address has the lowest rent", which is told of each student at an address: by that, and by no other way. */
const checkMeasured = (planner: Planner, from: Table, { path, first }: Measured): void => {
  const by = first?.by;
  const sense = by?.kind === 'figure' && by.figure.noun ? planner.sense(by.figure.noun) : undefined;
  if (sense?.kind !== 'column') return;
  const { table } = sense.column;
  const beside = [from, ...path.map(({ to }) => to)].every((one) => one !== table);
  if (beside && table.edges.some(({ toOne, to }) => toOne && to === from))
    throw new SeveralWays(
      `${sense.column.view.label} is told of each ${from.view.label.toLowerCase()} by itself: ask for it without what lies between.`,
    );
};

interface Playing {
  readonly edge: Edge;
  /** What else is said of them. */
  readonly things: Things;
}

/** "matches whose HOME TEAM …": by the reference that is called so, and by no other. */
const playing = (planner: Planner, from: Table, things: Things): Playing | undefined => {
  const to = planner.entity(things.noun).table;
  for (const said of things.conditions) {
    const via = said.kind === 'tied' && said.via && planner.sense(said.via);
    const edge =
      via && via.kind === 'column' && via.column.table === from
        ? from.edges.find((one) => one.toOne && one.to === to && one.on[0]?.[0] === via.column)
        : undefined;
    if (edge)
      return { edge, things: { ...things, conditions: things.conditions.filter((one) => one !== said) } };
  }
  return undefined;
};

/** The joins to what is tied, by the verb that ties them. */
const wayTo = (planner: Planner, from: Table, { things, via, verb }: Tied): readonly Edge[] => {
  const to = planner.entity(things.noun).table;
  const sense = via && planner.sense(via);
  const called = sense?.kind === 'column' ? pathCalled(from, sense.column, to) : undefined;
  return called ?? pathBetween(from, to, via?.text ?? verb);
};

/** What belongs to an entity of another table. */
export const elsewhere = (planner: Planner, place: Place, tied: Tied): Predicate => {
  const { rows, entity, alone } = place;
  const { negated, count } = tied;
  const role = playing(planner, entity.table, tied.things);
  const things = role?.things ?? tied.things;
  const to = planner.entity(things.noun);
  const plain = !negated && !count && !things.first;
  const bare = things.conditions.length + flagOf(planner, things).length === 0;
  if (plain && bare && to.column?.view.role === 'measure')
    throw new Refusal(`Each of them has one ${to.column.view.label.toLowerCase()}.`, 2);
  if (role && rows.has(to.table) && !rows.edges.includes(role.edge))
    throw new Refusal('Two parts of the same kind cannot be told apart.', 3);
  if (rows.has(to.table) && plain && !alone) return conditionsOf(planner, rows, things);
  const path = unjoined(rows, role ? [role.edge] : wayTo(planner, entity.table, tied));
  checkMeasured(planner, entity.table, { path, first: things.first });
  const isOne = path.every(({ toOne }) => toOne);
  if (isOne && plain && to.column && bare) throw new Refusal('Each of them has one.', 2);
  if (isOne && plain && !alone) {
    rows.follow(path);
    return conditionsOf(planner, rows, things);
  }
  if (count && isOne) throw new Refusal('Each of them has only one.', 3);
  const first = direct(planner, path, { ...tied, things });
  if (first) return first;
  const cut = cutOf(path, place, tied);
  rows.follow(path.slice(0, cut));
  const steps = path.slice(cut);
  const inner = reached(planner, steps, things);
  const keys = steps[0]?.on ?? [];
  const select = shown(keys.map(([, column]) => column));
  return member(
    keys.map(([column]) => column),
    count ? counted(inner, select, count) : inner.query({ select }),
    negated === true,
  );
};
