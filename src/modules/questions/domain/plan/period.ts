import { Refusal } from '../build/refusal.js';
import type { Period, Things } from '../grammar/tree.js';
import type { Column } from '../model/schema-graph.js';
import { columnOf, type Expression } from '../query/query.js';
import { keyOf } from './entity.js';
import type { Planning } from './planning.js';

/** A time, put together by years, months or days. */
const periodOf = (column: Column, period: Period): Expression => {
  const of = columnOf(column);
  if (column.view.type !== 'date' && column.view.type !== 'timestamp') {
    if (period === 'year') return of;
    throw new Refusal(`${column.view.label} has no ${period}s.`, 4);
  }
  return period === 'year' ? { kind: 'year', of } : { kind: 'start', unit: period, of };
};

/** What tells the groups apart. */
export const keysOfGroup = (planning: Planning, group: Things): readonly Expression[] => {
  const entity = planning.entity(group);
  if (!group.period) return keyOf(entity).map((column) => columnOf(column));
  if (!entity.column) throw new Refusal('It is not clear which time is meant.', 3);
  return [periodOf(entity.column, group.period)];
};

/** Shows the year, month or day of each group. */
export const showPeriod = (planning: Planning, { period, ...group }: Things): void => {
  const { column } = planning.entity(group);
  if (!column || !period) return;
  planning.add(periodOf(column, period), period, `${period} of ${column.view.label.toLowerCase()}`);
};
