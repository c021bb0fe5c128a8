import type { DeclineCause, Declined } from '../interpretation.js';
import { listed } from '../print/words.js';

const quoted = (words: readonly string[]): string => listed(words.map((word) => `"${word}"`));

interface More {
  readonly notUnderstood?: readonly string[];
  /** Better than the nearest questions, if they work. */
  readonly suggestions?: readonly string[];
}

export const declined = (
  cause: DeclineCause,
  reason: string,
  { notUnderstood = [], suggestions = [] }: More = {},
): Declined => ({ status: 'declined', cause, reason, notUnderstood, suggestions });

export const unknown = (words: readonly string[]): Declined =>
  declined(
    'no-such-data',
    words.length === 1
      ? `Nothing in the data is known as ${quoted(words)}.`
      : `These words were not understood: ${quoted(words)}.`,
    { notUnderstood: words },
  );

/** Each word is known, and they are not put together by chance. */
export const notTogether = (): Declined =>
  declined(
    'unclear',
    'Every word is known, but not what they ask for together. Ask it in other words, or one thing at a time.',
  );

/** Words that are known, but not where they stand. */
export const misplacedWords = (words: readonly string[]): Declined =>
  declined('unclear', `It is not clear what ${quoted(words)} has to do with the rest.`, {
    notUnderstood: words,
  });

/** Words that say that they follow a question, where there is none. */
export const nothingBefore = (): Declined =>
  declined('unclear', 'This continues a question, and there is none before it: ask in full.');
