import type { CompiledModel } from '../model/compile.js';
import { pluralOf } from '../print/words.js';
import type { Token } from '../text/tokens.js';
import type { Chunk } from './chunk.js';
import { isUnknown, segment } from './segment.js';

export interface Correction {
  readonly written: string;
  readonly read: string;
}

/** The question as chunks, with the slips of spelling that were put right on the way. */
export interface Understood {
  readonly chunks: readonly Chunk[];
  readonly corrections: readonly Correction[];
}

/** People of an age: what they are is said by the number that follows, where the words have no meaning of their own. */
const ofAnAge = new Set([
  'child',
  'children',
  'kids',
  'adults',
  'seniors',
  'boys',
  'girls',
  'americans',
  'those',
  'anyone',
  'everyone',
]);

const opensAge = (chunk: Chunk | undefined): boolean =>
  ['compare', 'between', 'aged'].includes(chunk?.operator?.kind ?? '') || chunk?.quantity !== undefined;

const peopleOfAnAge = (chunks: readonly Chunk[]): readonly number[] =>
  chunks.flatMap((chunk, at) =>
    isUnknown(chunk) && ofAnAge.has(chunk.word) && opensAge(chunks[at + 1]) ? [chunk.from] : [],
  );

/** "goods" for products: another word for a name; one that is an adjective as well is surely meant in its plural alone. */
const otherWord = ({ text, word }: Token, { otherWords, language }: CompiledModel): string | undefined => {
  const singular = language.noun(word);
  const found = otherWords.get(singular);
  if (!found || text !== text.toLowerCase() || (found.adjective && singular === word)) return undefined;
  return singular === word ? found.word : pluralOf(found.word);
};

/** Finds what every word may mean (`apart`: phrases like "share of" as operators and not as parts of names); a word that means nothing is tried as a slip of a known one. */
export const understand = (tokens: readonly Token[], model: CompiledModel, apart = false): Understood => {
  const found = segment(tokens, model, apart);
  const people = peopleOfAnAge(found);
  const corrected = tokens.map((token, at) => (people.includes(at) ? { ...token, word: 'people' } : token));
  const first = people.length > 0 ? segment(corrected, model, apart) : found;
  const corrections: Correction[] = [];
  for (const chunk of first.filter(isUnknown)) {
    const token = tokens[chunk.from];
    const read =
      token?.kind === 'word' ? (otherWord(token, model) ?? model.speller.correct(token.word)) : undefined;
    if (!token || read === undefined) continue;
    corrected[chunk.from] = { kind: 'word', text: read, word: read };
    corrections.push({ written: token.text, read });
  }
  return { chunks: corrections.length > 0 ? segment(corrected, model, apart) : first, corrections };
};
