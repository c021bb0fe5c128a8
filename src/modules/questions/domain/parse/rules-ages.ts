import type { ValueSense } from '../model/value-index.js';
import type { CompareOp } from '../text/operators.js';
import { peopleWords } from '../text/words.js';
import type { Cursor, Rule } from './cursor.js';
import type { Operand } from './draft.js';

const oldest = 120;
const age = ['age'];

const isAge = (operand: Operand | undefined): operand is Extract<Operand, { kind: 'number' }> =>
  operand?.kind === 'number' &&
  operand.quantity.value <= oldest &&
  !operand.quantity.unit &&
  !operand.quantity.scale &&
  Number.isInteger(operand.quantity.value);

const takeNumber = (cursor: Cursor): Operand | undefined => {
  const quantity = cursor.peek()?.quantity;
  if (!quantity || quantity.ordinal) return undefined;
  cursor.at += 1;
  return { kind: 'number', quantity };
};

/** "YEARS OLD", "YEARS OF AGE". */
const passUnit = (cursor: Cursor): boolean => {
  const start = cursor.at;
  while (
    ['years', 'year', 'old', 'olds', 'of', 'age', 'years old', 'years of age', '-'].includes(
      cursor.peek()?.word ?? '',
    )
  )
    cursor.at += 1;
  return cursor.at > start;
};

/** Whether people were said last, with nothing but small words since. */
const afterPeople = (cursor: Cursor): boolean => {
  let at = cursor.at - 1;
  while (cursor.chunks[at]?.skip && !cursor.chunks[at]?.noun) at -= 1;
  const last = cursor.chunks[at];
  return peopleWords.has(last?.word ?? '') || (last?.values.some(isOfPeople) ?? false);
};

/** "women": what people are told apart by, where they are counted. */
const isOfPeople = ({ column }: ValueSense): boolean =>
  column.view.meaning === undefined && column.table.columns.some(({ view }) => view.unit === 'people');

const range = (cursor: Cursor): boolean => {
  if (cursor.isOperator('between')) cursor.at += 1;
  const low = takeNumber(cursor);
  if (!['to', 'and', '-', '–', 'through'].includes(cursor.peek()?.word ?? '')) return false;
  cursor.at += 1;
  const high = takeNumber(cursor);
  if (!isAge(low) || !isAge(high)) return false;
  cursor.add({ kind: 'between', of: age, low, high });
  return true;
};

const comparison = (cursor: Cursor): boolean => {
  const compare = cursor.isOperator('compare');
  if (compare?.of && !compare.of.includes('age')) return false;
  if (compare) cursor.at += 1;
  const operand = takeNumber(cursor);
  if (!isAge(operand)) return false;
  passUnit(cursor);
  const suffix = cursor.isOperator('suffix-compare');
  if (suffix) cursor.at += 1;
  const op: CompareOp = compare?.op ?? suffix?.op ?? '=';
  cursor.add({ kind: 'compare', of: age, op, operand });
  return true;
};

/** "people over 80", "people aged 20 to 29", "residents 65 and older": a small number said of people is an age. */
export const agedRule: Rule = (cursor) => {
  const start = cursor.at;
  const aged = cursor.isOperator('aged') !== undefined;
  if (!aged && !afterPeople(cursor)) return false;
  if (aged) cursor.at += 1;
  const opened = cursor.at;
  if (range(cursor)) {
    passUnit(cursor);
    return true;
  }
  cursor.at = opened;
  if (comparison(cursor)) {
    passUnit(cursor);
    cursor.zone = 'modifier';
    return true;
  }
  cursor.at = start;
  return false;
};
