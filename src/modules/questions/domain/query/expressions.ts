import type { Column } from '../model/schema-graph.js';
import { columnOf, type Expression, type Predicate } from './query.js';

/** Whether rows that are met twice would change it. */
export const isAggregate = (expression: Expression): boolean =>
  (expression.kind === 'aggregate' && !['min', 'max'].includes(expression.agg) && !expression.distinct) ||
  (expression.kind === 'arithmetic' && (isAggregate(expression.left) || isAggregate(expression.right)));

/** The columns that are counted or added up. */
export const aggregatedColumns = (expressions: readonly Expression[]): Column[] =>
  expressions.flatMap((expression) => {
    if (expression.kind === 'arithmetic') return aggregatedColumns([expression.left, expression.right]);
    if (!isAggregate(expression) || expression.kind !== 'aggregate' || expression.of.kind !== 'column')
      return [];
    return [expression.of.column];
  });

const columnIn = (predicate: Predicate): Column | undefined =>
  'left' in predicate && predicate.left.kind === 'column' ? predicate.left.column : undefined;

/** Two values of one column cannot be of the same row. */
export const sameSide = (a: Predicate, b: Predicate): boolean =>
  a.kind === 'in' && b.kind === 'in' && columnIn(a) !== undefined && columnIn(a) === columnIn(b);

/** A part of a whole, in percent. */
export const percentOf = (part: Expression, whole: Expression): Expression => ({
  kind: 'arithmetic',
  op: '/',
  left: { kind: 'arithmetic', op: '*', left: { kind: 'literal', value: 100 }, right: part },
  right: whole,
});

/** The sum of a figure in one year. */
export const sumInYear = (column: Column, time: Column, year: number): Expression => ({
  kind: 'aggregate',
  agg: 'sum',
  of: columnOf(column),
  only: [{ kind: 'in', left: columnOf(time), values: [year], negated: false }],
});

/** An expression without the graph behind its columns. */
export const plain = (expression: Expression): unknown =>
  JSON.parse(
    JSON.stringify(expression, (key, value) =>
      key === 'column' || key === 'root' ? (value.id ?? value.name) : key === 'query' ? undefined : value,
    ),
  );
