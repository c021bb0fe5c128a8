import type { Interpretation } from './interpretation.js';
import type { Language } from './language.js';
import { canonical } from './text/synonyms.js';

const politeness = /^(?:please |(?:can|could) you |(?:show|give|tell) (?:me |us ))+/;
const articles = new Set(['the', 'a', 'an']);

/** Prepositions and what only asks: said or not, the same content is left. */
const slight = new Set(['of', 'in', 'is', 'are', 'what', 'which', 'and', 'for', 'by']);

export interface NearWords {
  /** The same words in the same order, but for number, articles and politeness. */
  readonly inOrder: string;
  /** The same content words in any order, synonyms counted as one. */
  readonly inAnyOrder: string;
}

/** What questions that ask nearly with the same words share; `words` as `askedWords` has them. */
export const nearWords = (words: string, language: Language): NearWords => {
  const said = words.replace(politeness, '').split(/[\s,?!]+/u);
  const lemmas = said
    .filter((word, at) => word !== '' && !(articles.has(word) && at < said.length - 1))
    .map((word) => language.noun(word));
  const content = lemmas.filter((word) => !slight.has(word)).map(canonical);
  return { inOrder: lemmas.join(' '), inAnyOrder: content.sort().join(' ') };
};

/**
 * Whether a question that is near another one asks the same. Where the engine reads both it must read them alike;
 * where it reads neither, the order of the words must be the same too: "births than deaths" is not "deaths than births".
 */
export const asksTheSame = (one: Interpretation, other: Interpretation, sameOrder: boolean): boolean => {
  if (one.status === 'answered' && other.status === 'answered')
    return one.sql.text === other.sql.text && isSame(one.sql.parameters, other.sql.parameters);
  return sameOrder && one.status === 'declined' && other.status === 'declined';
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
