import type { Language } from '../language.js';
import { lemmaOf, stemOf } from '../model/lexicon.js';
import { wordsOf } from '../text/tokens.js';
import type { Field } from './field.js';

/** "writ" of wrote, writer and written: what a deed and those who do it have in common. */
const rootOf = (word: string): string =>
  stemOf(word)
    .replace(/e$/, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');

/** Whether a column is called after what is done: "wrote" of "Written by", "trained" of "Trainer". */
export const isCalledAfter = ({ column }: Field, word: string, language: Language): boolean => {
  const verb = language.verb(word);
  const roots = new Set([rootOf(verb), rootOf(word)].filter((root) => root.length >= 3));
  return wordsOf(column.name).some(
    (header) => roots.has(rootOf(header)) || roots.has(rootOf(language.verb(header))),
  );
};

/** Whether a word says what is done: "wrote", "released". */
export const isDeed = (word: string, language: Language): boolean =>
  language.verb(word) !== word && lemmaOf(word, language) === word;
