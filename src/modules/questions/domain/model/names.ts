import { writtenOut } from '../text/synonyms.js';
import { fold } from '../text/tokens.js';

const joining = new Set(['of', 'the', 'in', 'a', 'an', 'for']);

/** A short form written in mixed case: `LName` is no `L` and a `Name`. */
const asOne = (name: string): string => (writtenOut(fold(name)).length > 1 ? fold(name) : name);

/** The words of a schema name: `avgHouseholdSize`, `avg_household_size` and `AVG HOUSEHOLD SIZE` are the same. */
export const splitName = (name: string): readonly string[] =>
  fold(
    asOne(name)
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )
    .split(/[^\p{L}\d]+/u)
    .flatMap((word) => word.match(/\p{L}+|\d+/gu) ?? [])
    .filter((word) => word.length > 0)
    .flatMap((word) => writtenOut(word))
    .filter((word) => !joining.has(word));

export interface NamePart {
  readonly words: readonly string[];
  /** How much of the name it is: 1 for all of it. */
  readonly score: number;
}

/** Weak words that still say what is told: "the dates of the orders", of an order date. */
const telling = new Set(['date', 'type', 'description', 'title', 'code', 'value']);

const masks = (length: number): number[] => Array.from({ length: 2 ** length - 1 }, (_, index) => index + 1);

const isRun = (picked: readonly number[]): boolean =>
  picked.every((at, index) => index === 0 || at === (picked[index - 1] ?? 0) + 1);

/** Every shorter way to say a name that is still recognisable, with its score. */
export const partsOf = (name: readonly string[], isWeak: (word: string) => boolean): readonly NamePart[] => {
  const length = name.length;
  if (length > 7) return [{ words: name, score: 1 }];
  return masks(length).flatMap((mask): NamePart[] => {
    const picked = name.map((_, index) => index).filter((index) => mask & (1 << index));
    const words = picked.map((index) => name[index] ?? '');
    if (picked.length === length) return [{ words, score: 1 }];
    if (words.every((word) => isWeak(word) || /^\d+$/.test(word)))
      return words.length === 1 && telling.has(words[0] ?? '') && picked[0] === length - 1
        ? [{ words, score: 0.45 }]
        : [];
    if (length > 4 && !isRun(picked)) return [];
    const head = picked.includes(length - 1) || isWeak(name.at(-1) ?? '');
    const share = picked.length / length;
    if (name.at(-1) === 'id' && !picked.includes(length - 1)) return [{ words, score: 0.45 }];
    return [{ words, score: head ? 0.6 + 0.3 * share : 0.35 + 0.3 * share }];
  });
};
