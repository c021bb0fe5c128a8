import type { Chunk } from '../senses/chunk.js';
import { figureOfRule } from './compare-place.js';
import { askAboutNumber, contrasted, opensYesOrNo } from './contrast.js';
import { Cursor, type Rule } from './cursor.js';
import type { Draft } from './draft.js';
import { agedRule } from './rules-ages.js';
import { aggregateRule, countRule, derivedRule, howChangedRule, howRule } from './rules-aggregate.js';
import { betweenRule, compareRule, equalNumberRule, likeRule, suffixCompareRule } from './rules-compare.js';
import { groupRule } from './rules-groups.js';
import {
  chartRule,
  distinctRule,
  everythingRule,
  headRule,
  joinRule,
  linkRule,
  negationRule,
  possessiveRule,
  smallRule,
} from './rules-links.js';
import { nounRule } from './rules-nouns.js';
import { limitRule, superlativeRule } from './rules-order.js';
import { orderRule } from './rules-sorting.js';
import { pickRule, relationRule } from './rules-things.js';
import { tieRule } from './rules-ties.js';
import { timeRules } from './rules-time.js';
import { valueRule, wholeCountryRule } from './rules-values.js';

/** In order: the first rule that can use the next words does. */
const rules: readonly Rule[] = [
  possessiveRule,
  ...timeRules,
  wholeCountryRule,
  chartRule,
  everythingRule,
  limitRule,
  agedRule,
  betweenRule,
  suffixCompareRule,
  figureOfRule,
  compareRule,
  likeRule,
  equalNumberRule,
  orderRule,
  pickRule,
  superlativeRule,
  howRule,
  howChangedRule,
  derivedRule,
  aggregateRule,
  countRule,
  groupRule,
  relationRule,
  valueRule,
  nounRule,
  negationRule,
  distinctRule,
  joinRule,
  linkRule,
  tieRule,
  headRule,
  smallRule,
];

/** "RANK states by population": what looks like a group is an order. */
const rankInstead = (draft: Draft): void => {
  if (draft.superlative || draft.order.length > 0 || draft.items.length === 0) return;
  const mention = draft.groups.pop();
  if (mention) draft.order.push({ mention, direction: 'desc' });
};

/** Takes a question apart; words that no rule could use are in `unused`. */
export const parse = (said: readonly Chunk[]): Draft => {
  const pair = contrasted(said);
  const cursor = new Cursor(pair?.chunks ?? said);
  while (!cursor.done) {
    if (rules.some((rule) => rule(cursor))) continue;
    cursor.draft.unused.push((cursor.peek() as Chunk).text);
    cursor.at += 1;
  }
  if (cursor.dangling)
    cursor.draft.items.length === 0 || cursor.dangling.tables.length === 0
      ? cursor.draft.unused.push(cursor.dangling.text)
      : cursor.draft.entities.push(cursor.dangling);
  if (cursor.tie) cursor.draft.unused.push(cursor.tie.text);
  if (cursor.negated) cursor.draft.unused.push('not');
  if (cursor.or) cursor.draft.unused.push('or');
  if (cursor.either) cursor.draft.unused.push('either');
  if (said[0]?.word === 'rank') rankInstead(cursor.draft);
  if (pair) cursor.draft.contrast = pair.contrast;
  else if (opensYesOrNo(said)) askAboutNumber(cursor.draft);
  return cursor.draft;
};
