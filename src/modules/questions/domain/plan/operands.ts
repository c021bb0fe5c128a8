import { Refusal } from '../build/refusal.js';
import { type Column, isNumeric, isTemporal } from '../model/schema-graph.js';
import { columnOf, type Expression, type Predicate } from '../query/query.js';
import type { Quantity } from '../text/numbers.js';
import type { CompareOp } from '../text/operators.js';

const isDay = (column: Column): boolean => column.view.type === 'date' || column.view.type === 'timestamp';

const money = new Set(['people', 'households', 'fraction', 'percent', 'years', 'square miles']);
const percent = new Set(['people', 'households', 'USD', 'years', 'square miles']);

/** A number as the column has it: percent of a column of fractions, no dollars of people. */
export const numberFor = (column: Column, { value, unit }: Quantity): number => {
  const other = unit && column.view.unit && (unit === 'USD' ? money : percent).has(column.view.unit);
  if (other)
    throw new Refusal(`${column.view.label} is not told in ${unit === 'USD' ? 'dollars' : unit}.`, 8);
  const parts = unit === 'percent' && Number(column.view.max ?? 100) <= 1;
  return parts ? Number((value / 100).toPrecision(12)) : value;
};

/** What a number is compared with: the column, or the year of its dates. */
export const comparable = (column: Column, quantity: Quantity | undefined): Expression => {
  if (!quantity) return columnOf(column);
  if (isDay(column)) {
    if (!quantity.yearLike) throw new Refusal(`${column.view.label} is a date.`, 2);
    return { kind: 'year', of: columnOf(column) };
  }
  return columnOf(column);
};

/** A number set against a column; a code has no order, and a text that only looks like a number is equal as a text. */
export const compareNumber = (column: Column, op: CompareOp, quantity: Quantity): Predicate => {
  const ordered = op !== '=' && op !== '<>';
  if (column.view.type === 'text') {
    if (ordered) throw new Refusal(`${column.view.label} is not a number.`, 2);
    return { kind: 'in', left: columnOf(column), values: [String(quantity.value)], negated: op === '<>' };
  }
  if (!isNumeric(column) && !isTemporal(column))
    throw new Refusal(`${column.view.label} is not a number.`, 2);
  const right: Expression = { kind: 'literal', value: numberFor(column, quantity) };
  return { kind: 'compare', left: comparable(column, quantity), op, right };
};
