import type { Language } from '../language.js';

/** Known words by first letter and length: where a misspelt word is looked for. */
export interface Speller {
  correct(word: string): string | undefined;
}

const swaps = (word: string): string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );

const bucketOf = (word: string, length: number): string => `${word.charAt(0)}${length}`;

/** Finds the one known word that a word is a slip of; none when there is no such word, or more than one. */
export const buildSpeller = (known: Iterable<string>, language: Language): Speller => {
  const words = new Set(known);
  const buckets = new Map<string, string[]>();
  for (const word of words) {
    const key = bucketOf(word, word.length);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(word);
    else buckets.set(key, [word]);
  }
  const near = (word: string, most: number): string[] =>
    [-2, -1, 0, 1, 2]
      .filter((by) => Math.abs(by) <= most)
      .flatMap((by) => buckets.get(bucketOf(word, word.length + by)) ?? [])
      .filter((other) => language.distance(word, other) <= most);
  const correct = (word: string): string | undefined => {
    if (word.length < 3 || /\d/.test(word)) return undefined;
    const swapped = swaps(word).filter((other) => words.has(other));
    if (swapped.length === 1) return swapped[0];
    if (word.length < 5) return undefined;
    const one = near(word, 1);
    if (one.length > 0) return one.length === 1 ? one[0] : undefined;
    const two = word.length >= 9 ? near(word, 2) : [];
    return two.length === 1 ? two[0] : undefined;
  };
  return { correct };
};
