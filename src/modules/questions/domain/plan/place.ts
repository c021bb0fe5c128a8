import { Refusal } from '../build/refusal.js';
import type { Condition } from '../grammar/tree.js';
import type { Edge, Table } from '../model/schema-graph.js';
import type { Predicate } from '../query/query.js';
import { type Entity, keyOf } from './entity.js';
import { member, pathBetween, Rows, shown } from './rows.js';

export type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/** A condition on a column of what belongs to an entity, once the column's table is among the rows. */
export type Test = (rows: Rows) => Predicate;

/** Where a condition is put: on the rows, which it may join, or on nothing but the entity's own row. */
export interface Place {
  readonly rows: Rows;
  readonly entity: Entity;
  /** Inside "or" and "not" nothing may be joined: a row without it would be lost. */
  readonly alone: boolean;
  /** What is done by it, or to it: tells which of several ways leads there. */
  readonly done?: string;
}

/** What is left of a path after the last of its tables that the rows have already. */
export const unjoined = (rows: Rows, path: readonly Edge[]): readonly Edge[] =>
  path.slice(path.findLastIndex(({ to }) => rows.has(to)) + 1);

/** Tests a table that belongs to the entity: on the rows where each has one, else on whether there is such a row. */
export const onTable = (place: Place, table: Table, test: Test): Predicate => {
  const { rows, entity, alone, done } = place;
  if (rows.has(table)) return test(rows);
  const path = unjoined(rows, pathBetween(entity.table, table, done));
  const many = path.findIndex(({ toOne }) => !toOne);
  const cut = alone ? 0 : many;
  if (cut < 0) {
    rows.follow(path);
    return test(rows);
  }
  rows.follow(path.slice(0, cut));
  return among(path.slice(cut), test);
};

/** That there is a row at the end of a path which passes a test. */
export const among = (path: ReturnType<typeof pathBetween>, test: Test): Predicate => {
  const [edge, ...rest] = path;
  if (!edge) throw new Refusal('The question compares a thing with itself.', 1);
  const inner = new Rows(edge.to);
  inner.follow(rest);
  inner.where.push(test(inner));
  return member(
    edge.on.map(([column]) => column),
    inner.query({ select: shown(edge.on.map(([, column]) => column)) }),
  );
};

/** That one of the rows with the same value passes a test. */
export const amongOwn = (entity: Entity, test: Test): Predicate => {
  const inner = new Rows(entity.table);
  inner.where.push(test(inner));
  const key = keyOf(entity);
  return member(key, inner.query({ select: shown(key) }));
};
