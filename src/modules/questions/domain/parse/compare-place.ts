import { isNoun } from '../senses/chunk.js';
import { type Cursor, type Rule, toValue } from './cursor.js';
import { takeOperand } from './rules-compare.js';

/** "more people than THE AVERAGE". */
const moreThanAverage = (cursor: Cursor, op: '>' | '<'): boolean => {
  const start = cursor.at;
  cursor.at += 1;
  const column = cursor.takeNoun();
  cursor.at += 1;
  const operand = takeOperand(cursor);
  if (!column || operand?.kind !== 'aggregate') {
    cursor.at = start;
    return false;
  }
  cursor.add({ kind: 'compare', column, op, operand });
  cursor.zone = 'modifier';
  return true;
};

/** "more people than Ohio": compared with the same figure of what is named. */
export const figureOfRule: Rule = (cursor) => {
  const comparative = cursor.isOperator('comparative');
  const way = comparative && !comparative.of ? comparative.op : undefined;
  const [, noun, than, named] = [0, 1, 2, 3].map((ahead) => cursor.peek(ahead));
  if (!way || !noun || !isNoun(noun) || !named || cursor.negated || cursor.draft.superlative) return false;
  if (
    than?.operator?.kind === 'than' &&
    cursor.chunks.slice(cursor.at + 3).find(({ skip }) => !skip)?.operator?.kind === 'aggregate'
  )
    return moreThanAverage(cursor, way);
  const plain = named.values.length > 0 && !named.quantity && !named.quoted && !isNoun(named);
  if (than?.operator?.kind !== 'than' || !plain) return false;
  cursor.at += 1;
  const column = cursor.takeNoun();
  if (!column) return false;
  cursor.at += 2;
  cursor.lastColumn = column;
  cursor.add({
    kind: 'compare',
    column,
    op: way,
    operand: { kind: 'value', value: toValue(named), figure: true },
  });
  cursor.zone = 'modifier';
  return true;
};
