import type { Expression } from '../query/query.js';
import type { Ranked } from './first.js';

const aggregateNames = {
  sum: 'total',
  max: 'maximum',
  min: 'minimum',
  avg: 'average',
  median: 'median',
  count: 'number_of',
} as const;

/** How that is called which the first are chosen by. */
export const rankedName = ({ by, column, counted }: Ranked): readonly [string, string] => {
  if (counted) return [`number_of_${counted.name}`, `Number of ${counted.view.label.toLowerCase()}`];
  if (!column) return ['number', 'Number'];
  if (by.kind !== 'aggregate') return [column.name, column.view.label];
  const agg = aggregateNames[by.agg];
  return [
    `${agg}_${column.name}`,
    `${agg.charAt(0).toUpperCase()}${agg.slice(1)} ${column.view.label.toLowerCase()}`,
  ];
};

const plainText = (expression: Expression): string =>
  JSON.stringify(expression, (key, value) =>
    key === 'column' ? value.id : key === 'query' ? undefined : value,
  );

/** Whether two expressions compute the same. */
export const isSame = (a: Expression, b: Expression): boolean => a === b || plainText(a) === plainText(b);

/** Each once. */
export const distinctOf = (expressions: readonly Expression[]): readonly Expression[] =>
  expressions.filter((one, at) => expressions.findIndex((other) => isSame(other, one)) === at);
