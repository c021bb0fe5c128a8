import type { CompareOp } from '../text/operators.js';
import { peopleWords } from '../text/words.js';
import type { Cursor } from './cursor.js';
import type { Operand } from './draft.js';

/** A comparison before it is known what is compared. */
export interface Compared {
  readonly op: CompareOp;
  readonly operand: Operand;
  readonly of?: readonly string[] | undefined;
}

/** "density above 500": compared is what is computed. */
export const addDerivedComparison = (cursor: Cursor, { op, operand }: Compared): void => {
  const { lastDerived: derived, lastDerivedOf: column } = cursor;
  cursor.lastDerived = undefined;
  passUnit(cursor);
  if (derived) cursor.add({ kind: 'compare', derived, ...(column && { column }), op, operand });
};

/** "grew more than 10 percent": how much a change must be. */
export const boundChange = (cursor: Cursor, { op, operand }: Compared): void => {
  if (operand.kind === 'number' && operand.quantity.unit === 'percent' && !cursor.draft.change?.bound)
    cursor.draft.change = { ...cursor.draft.change, bound: { op, percent: operand.quantity.value } };
  else cursor.draft.unused.push(cursor.chunks[cursor.at - 1]?.text ?? '');
};

/** "between 200 and 300 THOUSAND", "between 10 and 20 PERCENT": the size of the second holds for a bare first. */
export const alike = (low: Operand, high: Operand): Operand => {
  if (low.kind !== 'number' || high.kind !== 'number') return low;
  const { value, unit = high.quantity.unit, scale, yearLike } = low.quantity;
  const times = high.quantity.scale ?? 1;
  const bare = scale === undefined && value < high.quantity.value / times;
  return {
    kind: 'number',
    quantity: {
      value: bare ? value * times : value,
      yearLike: yearLike && times === 1,
      ...(unit && { unit }),
    },
  };
};

/** "density between 10 and 20": both bounds of what is computed. */
export const addDerivedRange = (cursor: Cursor, low: Operand, high: Operand): void => {
  const { lastDerived: derived, lastDerivedOf: of } = cursor;
  if (!derived || cursor.negated || cursor.or) {
    cursor.draft.unused.push('between');
    return;
  }
  const column = of && { column: of };
  cursor.add({ kind: 'compare', derived, ...column, op: '>=', operand: low });
  cursor.add({ kind: 'compare', derived, ...column, op: '<=', operand: high });
  passUnit(cursor);
  cursor.lastDerived = undefined;
};

/** "500 PEOPLE PER SQUARE MILE": the unit of a density. */
const passUnit = (cursor: Cursor): void => {
  if (peopleWords.has(cursor.peek()?.word ?? '') && cursor.isOperator('density', 1)) cursor.at += 1;
  if (cursor.isOperator('density')) cursor.at += 1;
};
