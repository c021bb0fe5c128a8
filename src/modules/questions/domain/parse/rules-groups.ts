import { isNoun } from '../senses/chunk.js';
import type { Cursor, Rule } from './cursor.js';
import type { Mention } from './draft.js';
import { expectsValue, isThing } from './rules-nouns.js';

const yearWords = new Set(['year', 'years', 'decade', 'decades']);

/** "STATES per region": how many of them there are. */
const countThings = ({ draft: { items } }: Cursor): void => {
  const [item, ...more] = items;
  const figure = item?.mention?.columns.some(
    ({ column, score }) => score > 0.6 && column.view.role === 'measure',
  );
  if (
    item?.mention?.plural &&
    more.length === 0 &&
    isThing(item.mention) &&
    !figure &&
    !item.agg &&
    !item.derived
  )
    item.agg = 'count';
};

/** "for each state", "by region and year", "per department". */
export const groupRule: Rule = (cursor) => {
  const each = cursor.isOperator('each');
  if (!each && !cursor.isOperator('group')) return false;
  const start = cursor.at;
  cursor.at += 1;
  cursor.skipSmall((chunk) => ['different', 'distinct', 'of', 'possible', 'number'].includes(chunk.word));
  const chunk = cursor.peek();
  const before = cursor.peek(-1)?.word;
  const whole = before === 'across' && cursor.draft.items.some((item) => item.agg && item.agg !== 'count');
  const agent = !each && (whole || (cursor.link === 'verb' && before === 'by'));
  if (!isNoun(chunk) || agent || (!each && expectsValue(cursor, chunk))) {
    cursor.at = each ? start : start + 1;
    cursor.zone = 'modifier';
    cursor.link = 'by';
    return !each;
  }
  if (!each && chunk.word === cursor.draft.superlative?.by?.text) return false;
  if (before === 'per') countThings(cursor);
  cursor.draft.groups.push(cursor.takeNoun() as Mention);
  while (
    cursor.isOperator('and') &&
    isNoun(cursor.ahead(1)) &&
    !yearWords.has(cursor.ahead(1)?.word ?? '') &&
    !each &&
    (cursor.ahead(1)?.values.length ?? 0) === 0
  ) {
    cursor.at += 1;
    cursor.skipSmall();
    cursor.draft.groups.push(cursor.takeNoun() as Mention);
  }
  cursor.zone = cursor.draft.items.length === 0 ? 'target' : 'modifier';
  cursor.link = 'of';
  return true;
};
