import { isNoun } from '../senses/chunk.js';
import { type Rule, toValue } from './cursor.js';

/** "more people than Ohio": compared with the same figure of what is named. */
export const figureOfRule: Rule = (cursor) => {
  const comparative = cursor.isOperator('comparative');
  const way = comparative && !comparative.of ? comparative.op : undefined;
  const [, noun, than, named] = [0, 1, 2, 3].map((ahead) => cursor.peek(ahead));
  if (!way || !noun || !isNoun(noun) || !named || cursor.negated || cursor.draft.superlative) return false;
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
