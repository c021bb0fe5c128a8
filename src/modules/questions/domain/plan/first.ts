import { Refusal } from '../build/refusal.js';
import { isOfName } from '../build/repeated.js';
import type { By, First, Things } from '../grammar/tree.js';
import { type Column, isNumeric, isTemporal, type Table } from '../model/schema-graph.js';
import { columnOf, countOfRows, type Expression, type Query, type Sorted } from '../query/query.js';
import { aggregateOf } from './compare.js';
import { type Entity, isUnique } from './entity.js';
import type { Planner } from './planner.js';
import { relates } from './related.js';
import { Rows, shown } from './rows.js';

type Of<K extends By['kind']> = Extract<By, { kind: K }>;

/** What the first are chosen by: a figure of each row, or one over the rows of each. */
export interface Ranked {
  readonly by: Expression;
  readonly grouped: boolean;
  readonly column?: Column;
  /** What is counted of each. */
  readonly counted?: Table;
}

/** The rows that are ranked, and what they are rows of. */
export interface Ranking {
  readonly rows: Rows;
  readonly entity: Entity;
}

const isRanking = (column: Column): boolean =>
  (isNumeric(column) && column.view.role !== 'key') || isTemporal(column);

/** "with the most students": how many of them belong to each. */
const byCount = (planner: Planner, { rows, entity }: Ranking, things: Things): Ranked => {
  const to = planner.entity(things.noun);
  if (to.column && isRanking(to.column) && things.conditions.length === 0)
    return byColumn({ rows, entity }, to.column);
  if (to.table !== entity.table) {
    rows.column(to.table.columns[0] as Column, entity.table);
    planner.narrow(rows, to, things.conditions);
    if (!rows.repeats) throw new Refusal('Each of them has only one.', 3);
  } else {
    if (!entity.column || isUnique(entity.column))
      throw new Refusal('The question compares a thing with itself.', 1);
    planner.narrow(rows, to, things.conditions);
  }
  if (to.column && to.column !== entity.column && !isUnique(to.column))
    return { by: aggregateOf(to.column, 'count', true), grouped: true, counted: to.table };
  return { by: countOfEach(rows, to.table), grouped: true, counted: to.table };
};

/** How many rows of a table there are of each; those that may be met several times, each once. */
const countOfEach = (rows: Rows, table: Table): Expression => {
  const [key, ...others] = table.dimensions;
  const reached = rows.edges.find(({ to }) => to === table);
  return reached?.toOne && key && others.length === 0 ? aggregateOf(key, 'count', true) : countOfRows;
};

const byColumn = ({ rows, entity }: Ranking, column: Column): Ranked => {
  if (!isRanking(column)) throw new Refusal(`${column.view.label} does not say what comes first.`, 5);
  const by = rows.column(column, entity.table);
  const several = entity.column && !isUnique(entity.column) && column.table === entity.table;
  if (!several) return { by, grouped: false, column };
  if (isOfName(column)) return { by: aggregateOf(column, 'max'), grouped: true, column };
  return column.view.role === 'measure' && column.view.aggregation === 'sum'
    ? { by: aggregateOf(column, 'sum'), grouped: true, column }
    : { by, grouped: false, column };
};

/** "that border the most states": by the rows that tie others of its kind to it. */
const byRelation = (planner: Planner, { rows, entity }: Ranking, { via, to }: Of<'relation'>): Ranked => {
  const sense = planner.sense(via);
  const relation = sense.kind === 'table' ? sense.table : sense.column.table;
  const [from] = relation.edges.filter((edge) => edge.toOne && edge.to === entity.table);
  const edge =
    from &&
    entity.table.edges.find(
      (one) => one.to === relation && one.on.every(([, column], at) => column === from.on[at]?.[0]),
    );
  if (!edge || planner.entity(to).table !== entity.table || !relates(relation, entity.table))
    throw new Refusal('They are not tied to each other.', 3);
  rows.follow([edge]);
  return { by: countOfRows, grouped: true, counted: relation };
};

/** "most common": by the rows there are of each. */
const byOften = (entity: Entity): Ranked => {
  if (!entity.column || isUnique(entity.column))
    throw new Refusal('It is not clear what would occur more or less often.', 4);
  return { by: countOfRows, grouped: true, counted: entity.table };
};

/** "most students": how many there are, where they are no figure. */
const countingWords =
  /^(?:the )?(?:most|least|fewest|more|greatest number of|maximum number of|minimum number of)$/i;

/** What the first of things are chosen by, with what must be joined for it. */
export const rankOf = (planner: Planner, ranking: Ranking, { by, text, direction }: First): Ranked => {
  const { rows, entity } = ranking;
  if (by.kind === 'often') return byOften(entity);
  if (by.kind === 'adjective') return byColumn(ranking, planner.column(by.noun));
  if (by.kind === 'relation' && direction === 'asc')
    throw new Refusal('Those of which there are none would be left out.', 3, [text]);
  if (by.kind === 'relation') return byRelation(planner, ranking, by);
  if (by.kind === 'open') throw new Refusal(`"${text}" does not say by what.`, 5, [text]);
  const { agg, noun, of } = by.figure;
  if (agg === 'count' && of) return byCount(planner, ranking, of);
  if (!noun) throw new Refusal('It is not said by what the first are chosen.', 3);
  const sense = planner.sense(noun);
  const counts = agg === 'count' || countingWords.test(text);
  if (!counts && !agg && (sense.kind === 'table' || !isRanking(sense.column)))
    throw new Refusal(`"${text}" does not say by what.`, 5, [text]);
  if (sense.kind === 'table' || agg === 'count') return byCount(planner, ranking, { noun, conditions: [] });
  if (!agg)
    return isRanking(sense.column)
      ? byColumn(ranking, sense.column)
      : byCount(planner, ranking, { noun, conditions: [] });
  rows.column(sense.column, entity.table);
  return { by: aggregateOf(sense.column, agg), grouped: true, column: sense.column };
};

export const sortedBy = ({ direction }: First, { by }: Ranked): Sorted => ({ by, direction });

export const howMany = ({ count, only }: First, by: Sorted): NonNullable<Query['first']> => ({
  count: count ?? 1,
  by,
  ...(only && { only }),
});

/** Those that come first, by their key: an inner query. */
export const firstOf = (planner: Planner, things: Things, key: readonly Column[]): Query => {
  const { first } = things;
  const entity = planner.entity(things.noun);
  const rows = new Rows(entity.table);
  planner.narrow(rows, entity, things.conditions);
  if (!first) return rows.query({ select: shown(key) });
  const ranked = rankOf(planner, { rows, entity }, first);
  if (first.direction === 'asc' && ranked.counted && ranked.counted !== entity.table)
    throw new Refusal('Those of which there are none would be left out.', 3, [first.text]);
  const sorted = sortedBy(first, ranked);
  return rows.query({
    select: shown(key),
    ...(ranked.grouped && { groupBy: key.map((column) => columnOf(column)) }),
    first: howMany(first, sorted),
  });
};
