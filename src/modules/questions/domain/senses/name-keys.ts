import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import { operators } from '../text/operators.js';
import { writtenOut } from '../text/synonyms.js';

/** Small words inside a name. */
export const inner = new Set(['of', 'the', 'in', 'a', 'and']);

/** "the elevation of the HIGHEST …": what is ranked comes next. */
const isRanking = (word: string): boolean => operators.get(word)?.kind === 'superlative';

/** The name that a run of words may be: lemmas, without the small words inside. */
export const nameKeys = (words: readonly string[], model: CompiledModel): readonly string[] => {
  const last = words.length - 1;
  const lemma = (word: string): string =>
    writtenOut(word)
      .map((part) => lemmaOf(part, model.language))
      .join(' ');
  const kept = words.filter((word, index) => index === 0 || index === last || !inner.has(word)).map(lemma);
  const of = words.indexOf('of');
  const thing = words
    .slice(of + 1)
    .filter((word) => !inner.has(word))
    .map(lemma)
    .join(' ');
  if (of <= 0 || of === last || model.lexicon.tables.has(thing) || isRanking(words.at(-1) ?? ''))
    return [kept.join(' ')];
  const turned = [...words.slice(of + 1), ...words.slice(0, of)]
    .filter((word) => !inner.has(word))
    .map(lemma);
  return [kept.join(' '), turned.join(' ')];
};
