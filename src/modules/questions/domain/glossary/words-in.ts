import { fold, quotedText } from '../text/tokens.js';

/** A word where it stands in a text. */
export interface WordAt {
  /** As it is compared. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const wordPattern = /[\p{L}\p{M}\d]+(?:[.-][\p{L}\p{M}\d]+)*/gu;

/** The words of a text; what is quoted is meant literally and left out. */
export const wordsIn = (text: string): readonly WordAt[] => {
  const quoted = [...text.matchAll(quotedText)].map(({ index, 0: found }) => [index, index + found.length]);
  return [...text.matchAll(wordPattern)]
    .filter(({ index }) => !quoted.some(([from = 0, to = 0]) => index >= from && index < to))
    .map(({ index, 0: found }) => ({ word: fold(found), from: index, to: index + found.length }));
};
