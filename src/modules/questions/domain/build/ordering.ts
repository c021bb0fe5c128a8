import type { Column } from '../model/schema-graph.js';
import type { OrderBy } from '../parse/draft.js';
import { columnOf, countOfRows, type Expression } from '../query/query.js';
import type { Sense } from '../resolve/assignment.js';
import { entityColumns } from './entity.js';
import type { Frame } from './frame.js';
import { aggregateExpression, labelOf, plainMeasure } from './measure.js';
import { Refusal } from './refusal.js';
import { isMeasure } from './shape.js';

const isGrouped = (frame: Frame): boolean =>
  frame.groupBy.length > 0 || frame.select.some(({ expression }) => expression.kind === 'aggregate');

const isOver = (expression: Expression, column: Column): boolean =>
  expression.kind === 'aggregate' && expression.of.kind === 'column' && expression.of.column === column;

/** "by the number of orders", "by average age": a figure that is shown, or is computed for the order alone. */
const byAggregate = (frame: Frame, order: OrderBy, sense: Sense | undefined): Expression => {
  if (!isGrouped(frame)) throw new Refusal('Single rows cannot be ordered by a figure over many.', 3);
  const shown = frame.select.find(
    ({ expression }) =>
      expression.kind === 'aggregate' && (!sense || order.agg === expression.agg || sense.kind === 'table'),
  );
  if (shown) return shown.expression;
  if (sense?.kind !== 'column' || !order.agg || order.agg === 'count') return countOfRows;
  return aggregateExpression(frame, plainMeasure(sense.column), order.agg);
};

const byColumn = (frame: Frame, sense: Sense): Expression => {
  const column = sense.kind === 'column' ? sense.column : entityColumns(sense.table).at(0);
  if (!column) throw new Refusal('It is not clear what the order is by.', 2);
  if (!isGrouped(frame)) return frame.use(column);
  const over = frame.select.find(({ expression }) => isOver(expression, column));
  if (over) return over.expression;
  if (frame.groupBy.some((one) => one.kind === 'column' && one.column === column)) return frame.use(column);
  throw new Refusal(`The groups cannot be ordered by ${labelOf(column)}.`, 3);
};

/** "in descending order" alone: by the figure, or by what comes first. */
const byFirst = (frame: Frame, { alphabetical }: OrderBy): Expression | undefined => {
  if (alphabetical)
    return frame.select.find(
      ({ expression }) => expression.kind === 'column' && expression.column.view.type === 'text',
    )?.expression;
  const figure = frame.select.find(
    ({ expression }) =>
      expression.kind === 'aggregate' ||
      (frame.input.draft.groups.length > 0 && expression.kind === 'column' && isMeasure(expression.column)),
  );
  return (figure ?? frame.select[0])?.expression;
};

/** "states sorted by population": things alone, in the order of a figure that is shown with them, highest first. */
const showFigure = (frame: Frame, order: OrderBy, sense: Sense | undefined): boolean => {
  const { items } = frame.input.draft;
  const things = items.every(({ mention, agg }) => !agg && mention?.tables.some(({ score }) => score > 0.9));
  if (!things || sense?.kind !== 'column' || !isMeasure(sense.column) || isGrouped(frame)) return false;
  frame.add(frame.use(sense.column), sense.column.name, labelOf(sense.column));
  frame.ordered = true;
  if (order.direction === undefined)
    frame.assume({
      phrase: order.mention?.text ?? '',
      meaning: 'highest first',
      alternatives: ['lowest first'],
    });
  return true;
};

/** The order that was asked for. */
export const addOrder = (frame: Frame): void => {
  for (const order of frame.input.draft.order) {
    const sense = order.mention && frame.input.assignment.nouns.get(order.mention);
    const plainly = sense ? byColumn(frame, sense) : byFirst(frame, order);
    const by = order.agg ? byAggregate(frame, order, sense) : plainly;
    const shown = showFigure(frame, order, sense);
    if (by) frame.orderBy.push({ by, direction: order.direction ?? (shown ? 'desc' : 'asc') });
  }
};

/** An answer of many lines is always in an order: by what was compared, otherwise by its names. */
export const addDefaultOrder = (frame: Frame): void => {
  const { groupBy, orderBy, select } = frame;
  if (orderBy.length > 0 || frame.distinct) return;
  if (groupBy.length === 0 && select.some(({ expression }) => expression.kind === 'aggregate')) return;
  const [measured] = frame.measured;
  if (measured && frame.rows.has(measured.table) && groupBy.length === 0) {
    orderBy.push({ by: columnOf(measured), direction: 'desc' });
    return;
  }
  if (groupBy.length === 0 && !frame.series) return;
  for (const { expression } of select) {
    if (expression.kind === 'column' && !isMeasure(expression.column)) {
      orderBy.push({ by: expression, direction: 'asc' });
    }
  }
};
