import type { CompiledModel } from '../model/compile.js';
import type { Correction } from '../senses/understand.js';
import type { Token } from '../text/tokens.js';
import { askingWords, functionWords } from '../text/words.js';
import { wordsOfCues } from './cues.js';

const shortest = 3;
/** From this length on a letter may be missing or too much. */
const longEnough = 4;

const known: readonly string[] = [...new Set([...functionWords, ...askingWords, ...wordsOfCues])].filter(
  (word) => word.length >= shortest && /^[a-z]+$/.test(word),
);

/** "teh": two letters side by side have changed places. */
const isSwapped = (word: string, other: string): boolean => {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  return (
    at >= 0 &&
    word[at] === other[at + 1] &&
    word[at + 1] === other[at] &&
    word.slice(at + 2) === other.slice(at + 2)
  );
};

const isNear = (word: string, other: string, { language }: CompiledModel): boolean =>
  isSwapped(word, other) ||
  (other.length >= longEnough && word.length >= shortest && language.distance(word, other) === 1);

/** The word that was meant: letters change places sooner than one is left out, and that sooner than it is another one. */
const respelt = (word: string, model: CompiledModel): string | undefined => {
  if (word.length < shortest || model.language.isWord(word)) return undefined;
  const near = known.filter((other) => isNear(word, other, model));
  const swapped = near.filter((other) => isSwapped(word, other));
  const added = near.filter(({ length }) => length !== word.length);
  const [only, ...others] = [swapped, added, near].find((all) => all.length > 0) ?? [];
  return others.length === 0 ? only : undefined;
};

/** Words of asking that were written with a slip: "whta is teh population". */
export const respell = (
  tokens: readonly Token[],
  strange: readonly string[],
  model: CompiledModel,
): { readonly tokens: readonly Token[]; readonly corrections: readonly Correction[] } => {
  const corrections: Correction[] = [];
  const read = tokens.map((token) => {
    const word = strange.includes(token.text) ? respelt(token.word, model) : undefined;
    if (word === undefined) return token;
    corrections.push({ written: token.text, read: word });
    return { ...token, text: word, word };
  });
  return { tokens: read, corrections };
};
