import { CannotAggregate, Refusal } from '../build/refusal.js';
import type { Figure } from '../grammar/tree.js';
import { splitName } from '../model/names.js';
import { type Column, isNumeric, type Table } from '../model/schema-graph.js';
import { countOfRows, type Expression } from '../query/query.js';
import { aggregateOf } from './compare.js';
import { type Entity, isUnique, keyOf } from './entity.js';
import { type Planner, rowWords } from './planner.js';
import type { Rows } from './rows.js';

/** What a figure counts or measures: things, or a column of them. */
const targetOf = (planner: Planner, { agg, noun, of }: Figure): Entity => {
  if (agg === 'count') {
    const counted = of?.noun ?? noun ?? planner.subject?.noun;
    if (!counted) throw new Refusal('It is not said what is counted.', 2);
    return planner.entity(counted);
  }
  if (!noun) throw new Refusal('It is not said what is computed.', 2);
  const column = planner.column(noun);
  return { table: column.table, column };
};

/** The table whose rows a figure is made of. */
export const rootOfFigure = (planner: Planner, figure: Figure): Table => targetOf(planner, figure).table;

const isMeasure = (column: Column): boolean => column.view.role === 'measure' && isNumeric(column);

/** What a table of ties is called after: different "affected regions" are regions, each once. */
const calledAfter = (table: Table): Column | undefined => {
  const [done = '', ...words] = splitName(table.name);
  const [tie, ...more] = table.edges.filter(
    ({ toOne, to, on }) =>
      toOne && on.length === 1 && done.endsWith('ed') && words.join(' ') === splitName(to.name).join(' '),
  );
  return more.length === 0 ? tie?.on[0]?.[0] : undefined;
};

/** How many there are: of a column, its different values; where rows are repeated by what they are joined to, each once. */
export const countOf = (rows: Rows, entity: Entity, distinct: boolean): Expression => {
  const { column, table } = entity;
  if (column && isMeasure(column)) {
    if (column.view.aggregation !== 'sum')
      throw new CannotAggregate(`${column.view.label} is nothing that can be counted.`, 3);
    return aggregateOf(column, 'sum');
  }
  if (column && (distinct || !isUnique(column))) return aggregateOf(column, 'count', true);
  if (table !== rows.root) {
    const key = keyOf({ table });
    const [only] = key;
    if (key.length !== 1 || !only) throw new CannotAggregate('Rows would be counted more than once.', 2);
    return aggregateOf(only, 'count', true);
  }
  const tied = distinct && !column ? calledAfter(table) : undefined;
  if (tied) return aggregateOf(tied, 'count', true);
  const [only, ...others] = table.dimensions;
  if (rows.repeats && only && others.length === 0) return aggregateOf(only, 'count', true);
  return countOfRows;
};

/** They are the same however often a row is met. */
const extremes: ReadonlySet<string> = new Set(['min', 'max']);

/** A figure over the rows. */
export const figureExpression = (planner: Planner, rows: Rows, figure: Figure): Expression => {
  const target = targetOf(planner, figure);
  if (figure.agg === 'count') return countOf(rows, target, figure.distinct === true);
  const { column } = target;
  if (!column || !figure.agg) throw new Refusal('It is not said how it is computed.', 2);
  if (column.table !== rows.root) rows.column(column);
  if (column.table !== rows.root && !rows.isOne(rows.root, column.table))
    throw new CannotAggregate('Rows would be counted more than once.', 2);
  if (rows.repeatsWithinGroups && !extremes.has(figure.agg))
    throw new CannotAggregate('Rows would be counted more than once.', 2);
  return aggregateOf(column, figure.agg);
};

const names = {
  avg: 'average',
  sum: 'total',
  min: 'minimum',
  max: 'maximum',
  median: 'median',
  count: 'number of',
} as const;

/** How a figure is called in the answer. */
export const nameOfFigure = (planner: Planner, figure: Figure): readonly [string, string] => {
  const { column, table } = targetOf(planner, figure);
  const noun = figure.of?.noun ?? figure.noun ?? planner.subject?.noun;
  if (figure.agg === 'count' && noun && rowWords.has(noun.text.toLowerCase()))
    return ['number_of_rows', 'Number of rows'];
  const repeated =
    column !== undefined &&
    column === table.nameColumn &&
    noun?.tables.some((one) => one.table === table && one.score > 0.9);
  const what = repeated ? table : (column ?? table);
  const agg = figure.agg === 'count' && column && isMeasure(column) ? 'sum' : (figure.agg ?? 'sum');
  return [
    `${names[agg].replace(' ', '_')}_${what.name}`,
    `${names[agg].charAt(0).toUpperCase()}${names[agg].slice(1)} ${what.view.label.toLowerCase()}`,
  ];
};
