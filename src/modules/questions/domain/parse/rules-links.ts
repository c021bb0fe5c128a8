import { isNoun } from '../senses/chunk.js';
import type { Cursor, Rule } from './cursor.js';

/** "the state that CONTAINS the most rivers": it has them, and no text is searched. */
const holdsThings = (cursor: Cursor): boolean => {
  if (!cursor.isOperator('contains')) return false;
  const next = cursor.ahead(1);
  return next?.operator?.kind === 'superlative' || (isNoun(next) && !next.quoted);
};

/** "of", "in", "with", "whose", "that": what follows narrows down what came before. */
export const linkRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  const kind = chunk?.operator?.kind;
  if (
    !chunk ||
    !kind ||
    (!['of', 'in', 'that', 'whose', 'from', 'possess', 'group', 'since', 'until'].includes(kind) &&
      !holdsThings(cursor))
  )
    return false;
  if (cursor.at === 0 && ['where', 'when', 'why', 'how'].includes(chunk.word)) return false;
  cursor.at += 1;
  if (
    cursor.draft.items.length === 0 &&
    cursor.draft.conditions.length === 0 &&
    kind === 'that' &&
    cursor.zone === 'target'
  ) {
    if (chunk.word === 'who') cursor.draft.lead = 'who';
    return true;
  }
  cursor.zone = 'modifier';
  cursor.link = kind === 'of' ? 'of' : chunk.word;
  return true;
};

/** "their names", "and their parties": asked for as well. */
const belongs = (cursor: Cursor): void => {
  cursor.zone = 'target';
  cursor.its = cursor.draft.items.length > 0;
};

/** "and", "or": the next of its kind. */
export const joinRule: Rule = (cursor) => {
  const kind = cursor.peek()?.operator?.kind;
  if (kind !== 'and' && kind !== 'or' && kind !== 'both' && kind !== 'either' && kind !== 'versus')
    return false;
  cursor.at += 1;
  if (kind === 'and' && cursor.peek(-1)?.word.endsWith('their')) belongs(cursor);
  if (kind === 'or') cursor.or = true;
  if (kind === 'both') cursor.draft.both = true;
  if (kind === 'either') cursor.either = true;
  if (kind === 'versus') cursor.draft.versus = true;
  return true;
};

export const negationRule: Rule = (cursor) => {
  const operator = cursor.peek()?.operator;
  if (operator?.kind !== 'not' && operator?.kind !== 'without') return false;
  cursor.at += 1;
  cursor.negated = !cursor.negated;
  cursor.zone = 'modifier';
  cursor.link = operator.kind === 'without' ? 'with' : cursor.link;
  return true;
};

const everything = new Set(['details', 'detail', 'information', 'info', 'columns', 'fields', 'attributes']);

/** "all details of each swimmer": every column of the thing. */
export const everythingRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  if (!chunk || isNoun(chunk) || !everything.has(chunk.word)) return false;
  cursor.at += 1;
  cursor.draft.everything = true;
  cursor.skipSmall((next) => ['of', 'for', 'about', 'on'].includes(next.word));
  return true;
};

export const distinctRule: Rule = (cursor) => {
  if (!cursor.isOperator('distinct')) return false;
  cursor.at += 1;
  cursor.draft.distinct = true;
  return true;
};

export const chartRule: Rule = (cursor) => {
  const operator = cursor.peek()?.operator;
  if (operator?.kind !== 'map' && operator?.kind !== 'chart') return false;
  cursor.at += 1;
  cursor.draft.chart = operator.kind === 'chart' ? operator.chart : 'map';
  cursor.skipSmall((chunk) => chunk.word === 'of');
  return true;
};

const heads = new Set(['member', 'members', 'person', 'persons', 'people', 'individual', 'individuals']);

/** "faculty MEMBERS", "how many … IN TOTAL": words that add nothing to what stands before them. */
export const headRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  const before = cursor.peek(-1);
  if (!chunk || isNoun(chunk) || !before) return false;
  const named = isNoun(before) && !before.plural && before.tables.some(({ score }) => score > 0.9);
  const total =
    chunk.operator?.kind === 'aggregate' &&
    chunk.operator.agg === 'sum' &&
    cursor.draft.items.some(({ agg }) => agg === 'count') &&
    cursor.chunks.slice(cursor.at + 1).every(({ skip, operator }) => skip && !operator);
  if (!(heads.has(chunk.word) && named) && !total) return false;
  cursor.at += 1;
  return true;
};

const starters = new Set([
  'what',
  'show',
  'list',
  'find',
  'give',
  'return',
  'tell',
  'display',
  'get',
  'count',
  'compute',
  'select',
  'name',
  'provide',
]);

/** Words that only carry the sentence; an order in the middle of one ("…, show the name") opens a new target. */
export const smallRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  const pronoun = chunk?.operator?.kind === 'country' && chunk.skip;
  if (!chunk || isNoun(chunk) || (chunk.operator && !pronoun) || chunk.quantity || chunk.quoted) return false;
  if (!chunk.skip && !chunk.asking) return false;
  cursor.at += 1;
  if (
    starters.has(chunk.word) &&
    cursor.draft.items.every((item) => item.agg !== 'count' || cursor.draft.groups.length > 0)
  ) {
    cursor.zone = 'target';
    cursor.scope = cursor.draft.conditions;
    cursor.exception = undefined;
    cursor.thing = undefined;
  }
  if (['name', 'names'].includes(chunk.word)) cursor.skipSmall((next) => next.operator?.kind === 'of');
  if (chunk.word === 'where' && cursor.draft.items.length === 0) cursor.draft.lead = 'where';
  return true;
};

/** "their names", "its population": asked for as well. */
export const possessiveRule: Rule = (cursor) => {
  if (!['their', 'its', 'his', 'her'].includes(cursor.peek()?.word ?? '')) return false;
  cursor.at += 1;
  belongs(cursor);
  return true;
};
