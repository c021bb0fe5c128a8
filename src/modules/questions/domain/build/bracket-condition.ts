import type { Column } from '../model/schema-graph.js';
import type { Predicate } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import { boundsOf, bracketsOf, bracketsWithin } from './brackets.js';
import type { Frame } from './frame.js';
import { Refusal } from './refusal.js';

export const isBrackets = (frame: Frame, column: Column): boolean =>
  bracketsOf(frame.input.model.values.ofColumn.get(column.id) ?? []) !== undefined;

/** A column of categories that are ranges of numbers, among the tables in use. */
export const bracketColumn = (frame: Frame): Column | undefined =>
  [...frame.rows].flatMap((table) => table.columns).find((column) => isBrackets(frame, column));

/** "under 25,000": the ranges entirely on that side. */
export const withinBrackets = (
  frame: Frame,
  column: Column,
  [op, bound]: readonly [CompareOp, number],
): Predicate => {
  const brackets = bracketsOf(frame.input.model.values.ofColumn.get(column.id) ?? []) ?? [];
  const values = bracketsWithin(brackets, op, bound);
  if (!values || values.length === 0) {
    throw new Refusal(
      `${column.view.label} is known in ranges that ${bound} would cut; these bounds work: ${boundsOf(brackets).join(', ')}.`,
      8,
    );
  }
  const words = { '<': 'under', '<=': 'up to', '>': 'over', '>=': 'from' }[op as '<' | '<=' | '>' | '>='];
  const money = /^\D*\$/.test(values[0] ?? '') ? '$' : '';
  const said = `${words} ${money}${bound.toLocaleString('en-US')}`;
  return { kind: 'in', left: frame.use(column), values, negated: false, said };
};
