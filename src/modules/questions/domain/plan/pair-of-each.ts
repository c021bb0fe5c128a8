import { CannotAggregate, Refusal } from '../build/refusal.js';
import type { Figure, Question, Things } from '../grammar/tree.js';
import { type Column, isLink } from '../model/schema-graph.js';
import { columnOf, type Expression, type Query } from '../query/query.js';
import { aggregateOf } from './compare.js';
import { type Entity, isUnique, keyOf, labelsOf } from './entity.js';
import { type Decided, type Pair, pairOf } from './pair-words.js';
import { Planning } from './planning.js';
import { Rows, shown } from './rows.js';

interface Each {
  readonly planning: Planning;
  readonly group: Things;
  readonly entity: Entity;
}

/** What there is a line of the answer for. */
const eachOf = ({ groups }: Question, [grounding, model]: Decided): Each => {
  const [group, ...others] = groups;
  if (group?.period) throw new Refusal('Ratios of each year or month are not computed yet.', 4);
  if (!group || others.length > 0 || group.first)
    throw new Refusal('Figures are set against each other for one kind of things.', 3);
  const figure: Figure = { agg: 'count', of: group };
  const planning = new Planning(
    { wanted: [{ kind: 'figure', figure }], groups: [], order: [] },
    grounding,
    model,
  );
  return { planning, group, entity: planning.planner.entity(group.noun) };
};

const linesOf = (entity: Entity): Pick<Query, 'select' | 'orderBy'> => {
  const select = shown(labelsOf(entity));
  return { select, orderBy: select.map(({ expression }) => ({ by: expression, direction: 'asc' })) };
};

const keysOf = (entity: Entity, select: Query['select']): readonly Expression[] => {
  const labels = select.map(({ expression }) => expression);
  const named = new Set(labelsOf(entity));
  return [...keyOf(entity).flatMap((column) => (named.has(column) ? [] : [columnOf(column)])), ...labels];
};

/** "the ratio of clarity to easiness scores for each course": of the same row, or of the sums of a group's rows. */
export const figuresOfEach = (question: Question, pair: Pair, decided: Decided): Query => {
  const { planning, group, entity } = eachOf(question, decided);
  const { planner } = planning;
  const [a, b] = pair.figures.flatMap(({ noun }) => (noun ? [planner.column(noun)] : []));
  if (!a || !b || a === b || a.table !== b.table)
    throw new CannotAggregate('Only figures of the same rows are set against each other.', 3);
  const rows = new Rows(a.table);
  if (entity.table !== a.table) rows.column(keyOf(entity)[0] as Column);
  planner.narrow(rows, entity, group.conditions);
  const { select, orderBy } = linesOf(entity);
  if (entity.table === a.table && (!entity.column || isUnique(entity.column)))
    return rows.query({ select: [...select, pairOf(pair, columnOf(a), columnOf(b))], orderBy });
  if (rows.repeats || [a, b].some(({ view }) => view.aggregation !== 'sum'))
    throw new CannotAggregate('These figures cannot be added up for each of them.', 3);
  const sums = pairOf(pair, aggregateOf(a, 'sum'), aggregateOf(b, 'sum'));
  return rows.query({ select: [...select, sums], groupBy: keysOf(entity, select), orderBy });
};

/** How many there are beside each line, those that are met again and again once; of lines without any, none. */
const numberOf = ({ planning, entity }: Each, { of }: Figure, rows: Rows): Expression => {
  if (!of || of.first || of.conditions.length > 0)
    throw new CannotAggregate('Of each, only numbers of the same things can be told apart.', 3);
  const counted = planning.planner.entity(of.noun);
  const [key, ...others] = keyOf(counted);
  if (!key || others.length > 0) throw new CannotAggregate('Rows would be counted more than once.', 2);
  const path = rows.path(entity.table, key.table);
  if (path.length > 1 && !(path.length === 2 && path[0] && isLink(path[0].to)))
    throw new CannotAggregate('It is not clear how they belong to each of them.', 3);
  rows.column(key, entity.table);
  return aggregateOf(key, 'count', true);
};

/** "the ratio of publications to keywords for each domain": numbers of two kinds of things that belong to the same. */
export const numbersOfEach = (question: Question, pair: Pair, decided: Decided): Query => {
  const each = eachOf(question, decided);
  const { entity, group } = each;
  if (group.conditions.length > 0) throw new Refusal('It is not clear what the numbers are of.', 3);
  const rows = new Rows(entity.table);
  const [left, right] = pair.figures.map((figure) => numberOf(each, figure, rows)) as [
    Expression,
    Expression,
  ];
  const { select, orderBy } = linesOf(entity);
  return {
    ...rows.query({
      select: [...select, pairOf(pair, left, right)],
      groupBy: keysOf(entity, select),
      orderBy,
    }),
    joins: rows.edges.map((edge) => ({ ...edge, outer: true })),
  };
};

/** Whether the two numbers are of different kinds of things. */
export const areApart = ({ figures: [first, second] }: Pair, [grounding, model]: Decided): boolean => {
  if (!first.of || !second.of) return false;
  const question: Question = { wanted: [{ kind: 'figure', figure: first }], groups: [], order: [] };
  const { planner } = new Planning(question, grounding, model);
  return planner.entity(first.of.noun).table !== planner.entity(second.of.noun).table;
};
