import { type Chunk, isNoun } from '../senses/chunk.js';
import type { CompareOp } from '../text/operators.js';
import { peopleWords } from '../text/words.js';
import {
  addDerivedComparison,
  addDerivedRange,
  alike,
  boundChange,
  type Compared,
} from './compare-computed.js';
import { type Cursor, type Rule, toMention, toValue } from './cursor.js';
import type { Condition, Mention, Operand } from './draft.js';

/** "the average", "the average age of all students": what something is compared with. */
const aggregateOperand = (cursor: Cursor): Operand | undefined => {
  const aggregate = cursor.isOperator('aggregate');
  if (!aggregate) return undefined;
  cursor.at += 1;
  cursor.skipSmall((chunk) => chunk.operator?.kind === 'of');
  const operand: Operand = { kind: 'aggregate', agg: aggregate.agg, conditions: [] };
  if (!isNoun(cursor.peek())) return operand;
  const mention = toMention(cursor.peek() as Chunk);
  cursor.at += 1;
  const inner = { ...operand, mention };
  if (cursor.isOperator('of') || cursor.isOperator('in') || cursor.isOperator('from')) {
    cursor.at += 1;
    cursor.skipSmall();
    if (isNoun(cursor.peek()) && (cursor.peek()?.tables.length ?? 0) > 0)
      mention.owner = cursor.takeNoun() as Mention;
    cursor.innerScope = operand.conditions;
  }
  return inner;
};

export const takeOperand = (cursor: Cursor): Operand | undefined => {
  cursor.skipSmall();
  const chunk = cursor.peek();
  if (!chunk) return undefined;
  const aggregate = aggregateOperand(cursor);
  if (aggregate) return aggregate;
  if (chunk.quantity && !chunk.quantity.ordinal) {
    cursor.at += 1;
    return { kind: 'number', quantity: chunk.quantity };
  }
  if (chunk.date) {
    cursor.at += 1;
    return { kind: 'date', iso: chunk.date };
  }
  if (chunk.quoted || chunk.values.length > 0) {
    cursor.at += 1;
    return { kind: 'value', value: toValue(chunk) };
  }
  return undefined;
};

/** "more than 10 million PEOPLE", "at least 3 PETS": what was counted or measured. */
const nounAfter = (cursor: Cursor): Mention | undefined => {
  const small = cursor.ahead();
  if (!isNoun(small) || small.related || small.operator) return undefined;
  const start = cursor.at;
  cursor.skipSmall();
  const mention = cursor.takeNoun();
  const follows = cursor.peek()?.operator?.kind;
  if (follows === 'compare') {
    cursor.at = start;
    return undefined;
  }
  return mention;
};

const isCount = (mention: Mention | undefined): boolean =>
  mention?.tables.some(({ score }) => score > 0.6) ?? false;

const addComparison = (cursor: Cursor, { op, operand, of }: Compared): void => {
  if (cursor.lastDerived && !cursor.dangling && !of) {
    addDerivedComparison(cursor, { op, operand });
    return;
  }
  if (cursor.lastChange && !cursor.dangling && !of) {
    cursor.lastChange = false;
    boundChange(cursor, { op, operand });
    return;
  }
  const counted = cursor.dangling || of ? undefined : nounAfter(cursor);
  const inner = operand.kind === 'aggregate' ? operand.mention : undefined;
  const latest = peopleWords.has(cursor.lastNoun?.text.toLowerCase() ?? '') ? undefined : cursor.lastNoun;
  const column =
    cursor.dangling ??
    counted ??
    inner ??
    (of ? undefined : cursor.zone === 'modifier' || cursor.or ? cursor.lastColumn : latest);
  if (counted && isCount(counted) && operand.kind === 'number') {
    cursor.add({ kind: 'having', mention: counted, op, count: operand.quantity.value });
    return;
  }
  if (column) cursor.lastColumn = column;
  const about =
    cursor.zone === 'modifier' ? (cursor.draft.entities.at(-1) ?? cursor.draft.groups.at(-1)) : undefined;
  cursor.add({
    kind: 'compare',
    ...(column && { column }),
    ...(of && { of }),
    ...(about && { about }),
    op,
    operand,
  });
};

const flipped: Readonly<Record<CompareOp, CompareOp>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '=': '<>',
  '<>': '=',
};

/** "above 20", "more than the average", "at least 3 pets". */
export const compareRule: Rule = (cursor) => {
  const compare = cursor.isOperator('compare');
  if (!compare) return false;
  const start = cursor.at;
  cursor.at += 1;
  const operand = takeOperand(cursor);
  if (!operand) {
    cursor.at = start;
    return false;
  }
  const suffix = cursor.isOperator('suffix-compare');
  const op = cursor.negated ? flipped[compare.op] : compare.op;
  cursor.negated = false;
  if (suffix) cursor.at += 1;
  addComparison(cursor, {
    op: suffix && op === '=' ? suffix.op : op,
    operand,
    of: cursor.dangling ? undefined : compare.of,
  });
  cursor.zone = 'modifier';
  return true;
};

/** "5 or more", "20 and above". */
export const suffixCompareRule: Rule = (cursor) => {
  const quantity = cursor.peek()?.quantity;
  const suffix = cursor.isOperator('suffix-compare', 1);
  if (!quantity || !suffix) return false;
  cursor.at += 2;
  addComparison(cursor, { op: suffix.op, operand: { kind: 'number', quantity } });
  return true;
};

/** "between 10 and 20". */
export const betweenRule: Rule = (cursor) => {
  if (!cursor.isOperator('between')) return false;
  const start = cursor.at;
  cursor.at += 1;
  const low = takeOperand(cursor);
  if (low && (cursor.isOperator('and') || cursor.peek()?.word === 'to' || cursor.peek()?.word === '-')) {
    cursor.at += 1;
    const high = takeOperand(cursor);
    if (high && low.kind !== 'aggregate' && cursor.lastDerived) {
      addDerivedRange(cursor, alike(low, high), high);
      return true;
    }
    if (high && low.kind !== 'aggregate') {
      const column: Mention | undefined = cursor.dangling ?? nounAfter(cursor) ?? cursor.lastNoun;
      cursor.add({
        kind: 'between',
        ...(column && { column }),
        low: alike(low, high),
        high,
      } satisfies Condition);
      return true;
    }
  }
  cursor.at = start;
  return false;
};

/** A column that is said to be a number: "with age 20", "whose id is 3". */
export const equalNumberRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  const column = cursor.dangling;
  if (!column || !(chunk?.quantity || chunk?.date) || chunk.quantity?.ordinal) return false;
  if (cursor.isOperator('superlative', 1)) return false;
  const operand = takeOperand(cursor);
  if (!operand) return false;
  cursor.lastColumn = column;
  cursor.add({ kind: 'compare', column, op: '=', operand });
  return true;
};

/** "containing the word X", "starting with A". */
export const likeRule: Rule = (cursor) => {
  const contains = cursor.isOperator('contains');
  if (!contains) return false;
  const start = cursor.at;
  cursor.at += 1;
  cursor.skipSmall();
  const chunk = cursor.peek();
  if (!chunk || (!chunk.quoted && !/^[A-Z]/.test(chunk.text) && chunk.text.length > 3 && !chunk.quantity)) {
    cursor.at = start;
    return false;
  }
  cursor.at += 1;
  const column = cursor.dangling ?? cursor.lastNoun;
  cursor.add({ kind: 'like', ...(column && { column }), where: contains.where, text: chunk.text });
  return true;
};
