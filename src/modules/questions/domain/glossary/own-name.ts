import { operators } from '../text/operators.js';
import { askingWords, functionWords, linkingVerbs } from '../text/words.js';
import { wordsIn } from './words-in.js';

/** Whether a name can be told from the words that questions are made of. */
export const isOwnName = (name: string): boolean => {
  const words = wordsIn(name).map(({ word }) => word);
  if (operators.has(words.join(' '))) return false;
  return words.some(
    (word) =>
      /\p{L}/u.test(word) &&
      ![functionWords, askingWords, linkingVerbs].some((known) => known.has(word)) &&
      !operators.has(word),
  );
};
