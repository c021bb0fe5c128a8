import type { Mention } from '../parse/draft.js';
import type { Condition, First, Things, Wanted } from './tree.js';

/** What is left of a noun without the ending that its number has. */
export const stem = (text: string): string => text.toLowerCase().replace(/(?:ies|y|e?s)$/, '');

const isCountOf = (noun: Mention, condition: Condition): boolean =>
  condition.kind === 'tied' &&
  condition.count !== undefined &&
  !condition.via &&
  !condition.verb &&
  condition.things.conditions.length === 0 &&
  stem(condition.things.noun.text) === stem(noun.text);

const isFirstBy = (noun: Mention, { by }: First): boolean => {
  if (by.kind !== 'figure' || by.figure.agg !== 'count') return false;
  const counted = by.figure.of?.noun ?? by.figure.noun;
  return counted !== undefined && stem(counted.text) === stem(noun.text);
};

/** "festivals for which there is more than 1 festival", "that occur twice": rows that are counted for what they have. */
const countsItself = ({ noun, conditions, first }: Things): boolean =>
  conditions.some((one) => one.kind === 'times' || isCountOf(noun, one)) ||
  (first !== undefined && isFirstBy(noun, first));

/** "the CATEGORIES of festivals with a count over 1": it is they that are counted. */
export const ofCounted = (noun: Mention, of: Things): Wanted | undefined =>
  countsItself(of) ? { kind: 'things', things: { ...of, noun, distinct: true } } : undefined;
