import type { Language } from '../language.js';
import { writtenOut } from '../text/synonyms.js';

const shortest = 3;

/** The words of one that was written together: `useracct` is a user account. */
const splitWord = (word: string, language: Language): readonly string[] | undefined => {
  if (word.length < 2 * shortest || language.isWord(word)) return undefined;
  for (let at = word.length - shortest; at >= shortest; at -= 1) {
    const [first, rest] = [word.slice(0, at), word.slice(at)];
    const other = writtenOut(rest);
    const known = other.join(' ') !== rest || (rest.length > shortest && language.isWord(rest));
    if (known && first.length > shortest && language.isWord(first)) return [first, ...other];
  }
  return undefined;
};

/** A name whose words were written together, apart; undefined where none were. */
export const compoundsOf = (name: readonly string[], language: Language): readonly string[] | undefined => {
  const words = name.map((word) => splitWord(word, language));
  return words.some((one) => one !== undefined)
    ? words.flatMap((one, at) => one ?? [name[at] as string])
    : undefined;
};
