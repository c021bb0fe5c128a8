import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric, isTemporal } from '../model/schema-graph.js';
import type { Condition, Superlative } from '../parse/draft.js';
import { columnOf, type Expression, type Predicate, type Query } from '../query/query.js';
import { columnFor } from './find-column.js';
import { Frame, label } from './frame.js';
import { Refusal } from './refusal.js';
import { addTime } from './time.js';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;
type Member = Extract<Predicate, { kind: 'member' }>;
type AddConditions = (frame: Frame) => void;

const keyOf = (table: Table): readonly Column[] => {
  if (table.dimensions.length > 0) return table.dimensions;
  if (table.nameColumn) return [table.nameColumn];
  throw new Refusal(`Nothing tells ${label(table)} apart.`, 2);
};

const selected = (columns: readonly Column[]): Query['select'] =>
  columns.map((column) => ({ expression: columnOf(column), name: column.name, label: column.view.label }));

/** What the first of a thing is told by: a figure that each of it has once. */
const figureOf = (frame: Frame, pick: Superlative): Expression => {
  const sense = pick.by && frame.input.assignment.nouns.get(pick.by);
  const column = sense?.kind === 'column' ? sense.column : columnFor(frame, pick.of ?? [], pick.text);
  if (!isNumeric(column) && !isTemporal(column))
    throw new Refusal(`"${pick.text}" does not say by what.`, 5, [pick.text]);
  if (column.table !== frame.root && frame.isMany(column.table))
    throw new Refusal(`Not every one of the ${label(frame.root)} has one ${column.view.label}.`, 4);
  return frame.use(column);
};

const first = (frame: Frame, pick: Superlative): void => {
  const sense = pick.by && frame.input.assignment.nouns.get(pick.by);
  const { direction, limit: count = 1 } = pick;
  if (sense?.kind !== 'table') {
    frame.first = { count, by: { by: figureOf(frame, pick), direction } };
    return;
  }
  if (!pick.countable || direction === 'asc' || sense.table === frame.root)
    throw new Refusal(`It is not clear what is meant by "${pick.text}".`, 3, [pick.text]);
  if (frame.input.draft.conditions.length > 0)
    throw new Refusal('It is not clear among which the first is chosen.', 3);
  frame.mostOf(sense.table, count);
};

interface Told extends Of<'thing'> {
  readonly add: AddConditions;
}

/** Those of a thing that meet its own conditions, by their key. */
const thoseOf = (frame: Frame, table: Table, { conditions, pick, add }: Told): Query => {
  const { superlative: _, ...outer } = frame.input.draft;
  const draft = { ...outer, items: [], entities: [], groups: [], order: [], conditions, wholeCountry: false };
  const inner = new Frame(table, { ...frame.input, draft });
  add(inner);
  if (pick) first(inner, pick);
  addTime(inner);
  const { query } = inner.finish();
  return { ...query, select: selected(keyOf(table)) };
};

/** Through a table with two ways to the thing: in by the one, out by the other. */
const throughRelation = (relation: Table, table: Table, those: Query): Member => {
  const [from, to] = relation.edges.filter((edge) => edge.toOne && edge.to === table);
  if (!from || !to) throw new Refusal(`${label(relation)} do not tie ${label(table)} to each other.`, 3);
  const near = from.on.map(([column]) => column);
  const far: Predicate = {
    kind: 'member',
    on: to.on.map(([column]) => column),
    query: those,
    negated: false,
  };
  const query: Query = {
    root: relation,
    joins: [],
    select: selected(near),
    distinct: false,
    where: [far],
    groupBy: [],
    having: [],
    orderBy: [],
  };
  return { kind: 'member', on: from.on.map(([, column]) => column), query, negated: false };
};

/** "in the state with the most rivers", "that border states that border Texas". */
export const addThing = (frame: Frame, thing: Of<'thing'>, add: AddConditions): void => {
  const { nouns } = frame.input.assignment;
  const sense = nouns.get(thing.mention);
  if (sense?.kind !== 'table')
    throw new Refusal(`"${thing.mention.text}" was not understood.`, 3, [thing.mention.text]);
  const { table } = sense;
  const via = thing.via && nouns.get(thing.via);
  if (thing.via && via?.kind !== 'table')
    throw new Refusal(`"${thing.via.text}" was not understood.`, 3, [thing.via.text]);
  const those = thoseOf(frame, table, { ...thing, add });
  const predicate: Member =
    via?.kind === 'table'
      ? throughRelation(via.table, table, those)
      : { kind: 'member', on: keyOf(table), query: those, negated: false };
  if (!thing.negated) frame.restrict(table, predicate);
  else if (frame.isMany(table)) frame.restrict(table, predicate, { negated: true });
  else frame.restrict(table, { ...predicate, negated: true });
};
