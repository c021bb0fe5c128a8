import { CannotAggregate, Refusal } from '../build/refusal.js';
import type { Figure, Order, Wanted } from '../grammar/tree.js';
import { columnOf, type Expression, type Query, type Sorted } from '../query/query.js';
import { figureExpression } from './figures.js';
import type { Planning } from './planning.js';
import { isSame } from './selected.js';

const byFigure = ({ figures, planner, rows, select }: Planning, figure: Figure): Expression => {
  const expression = figures.length > 0 ? figureExpression(planner, rows, figure) : undefined;
  const shown = expression && select.find((one) => isSame(one.expression, expression));
  if (!shown) throw new Refusal('The order is by what is not shown.', 3);
  return shown.expression;
};

/** Nothing was said: the figure, or what is shown first. */
const byFirst = ({ select }: Planning): Expression => {
  const found = select.find(({ expression }) => expression.kind === 'aggregate') ?? select[0];
  if (!found) throw new Refusal('It is not said what is put in order.', 2);
  return found.expression;
};

const expressionOf = (planning: Planning, by: Wanted | undefined): Expression => {
  const { figures, select, rows } = planning;
  if (!by || (by.kind === 'figure' && !by.figure.noun && !by.figure.of)) return byFirst(planning);
  if (by.kind === 'figure') return byFigure(planning, by.figure);
  const [label] = planning.columnsOf(by);
  if (!label) throw new Refusal('It is not said what the order is by.', 2);
  if (figures.length > 0 && !select.some(({ expression }) => isSame(expression, columnOf(label.column))))
    throw new CannotAggregate('What is counted cannot be put in order by what is not shown.', 3);
  return rows.column(label.column);
};

/** What the lines of an answer are put in order by. */
export const sortedAs = (planning: Planning, { by, direction }: Order): Sorted => ({
  by: expressionOf(planning, by),
  direction,
});

/** "the first 3" of what is put in order. */
export const limited = ({ question }: Planning, orderBy: readonly Sorted[]): Partial<Query> => {
  const { limit } = question;
  const [by] = orderBy;
  if (limit === undefined) return {};
  if (!by) throw new Refusal('It is not said by what the first are chosen.', 3);
  return { first: { count: limit, by } };
};
