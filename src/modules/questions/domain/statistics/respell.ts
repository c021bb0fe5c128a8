import type { CompiledModel } from '../model/compile.js';
import type { Correction } from '../senses/understand.js';
import type { Token } from '../text/tokens.js';
import { askingWords, functionWords, words } from '../text/words.js';
import { wordsOfCues } from './cues.js';

const shortest = 3;
/** From this length on a letter may be missing or too much. */
const longEnough = 4;

/** Words that the dictionary of things and deeds does not have: they are no slips of others. */
const english = words(`
  when why whom whose than nor until since into onto upon during against because unless while though although
  if whether both either neither each every none more less few fewer without within among between
`);

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
  (other.length >= longEnough && other.length !== word.length && language.distance(word, other) === 1);

/** The word that was meant: letters change places sooner than one is left out. */
const respelt = (word: string, model: CompiledModel): string | undefined => {
  if (word.length < shortest || english.has(word) || model.language.isWord(word)) return undefined;
  const near = known.filter((other) => isNear(word, other, model));
  const swapped = near.filter((other) => isSwapped(word, other));
  const [only, ...others] = swapped.length > 0 ? swapped : near;
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
