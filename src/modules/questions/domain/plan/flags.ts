import { splitName } from '../model/names.js';
import { type Column, isNumeric } from '../model/schema-graph.js';
import { columnOf, type Predicate } from '../query/query.js';
import type { Planner } from './planner.js';

const positive = new Set(['true', 't', 'yes', 'y', '1']);
const negative = new Set(['false', 'f', 'no', 'n', '0']);

const opens = new Set(['has', 'is', 'have', 'was']);

const isFlagWord = (value: string): boolean =>
  positive.has(value.toLowerCase()) || negative.has(value.toLowerCase());

/** "courses WITH EXAMS", where a column says yes or no to it; undefined for any other column. */
export const flagged = (planner: Planner, column: Column, negated: boolean): Predicate | undefined => {
  if (!opens.has(splitName(column.name)[0] ?? '')) return undefined;
  const left = columnOf(column);
  if (column.view.type === 'boolean')
    return { kind: 'in', left, values: [negated ? 'false' : 'true'], negated: false };
  const { ofColumn, complete } = planner.model.values;
  const values = ofColumn.get(column.id) ?? [];
  if (!complete.has(column.id) || values.length === 0 || !values.every(isFlagWord)) return undefined;
  const wanted = negated ? negative : positive;
  const meant = values.filter((one) => wanted.has(one.toLowerCase()));
  return { kind: 'in', left, values: isNumeric(column) ? meant.map(Number) : meant, negated: false };
};

/** "students WITH AN ADVISOR", where not every row says: those that do. */
export const filledIn = (column: Column, negated: boolean): Predicate | undefined =>
  column.view.nullShare > 0
    ? { kind: 'known', of: columnOf(column), ...(negated && { negated: true as const }) }
    : undefined;
