import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import { phraseKey } from '../model/other-words.js';
import { pluralOf } from '../print/words.js';
import type { Token } from '../text/tokens.js';
import type { Chunk } from './chunk.js';

/** A run of tokens that stands for words of a name. */
export interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly read: readonly string[];
  /** A name that is as close. */
  readonly rival?: string;
}

const isPlain = ({ kind, text }: Token, at: number): boolean =>
  kind === 'word' && (text === text.toLowerCase() || (at === 0 && /^\p{Lu}\p{Ll}+$/u.test(text)));

/** "Which goods has …": one of them. */
const singularVerbs = new Set(['has', 'is', 'was', 'does']);

/** "goods" for products: another word for a name; one that is an adjective as well is surely meant in its plural alone. */
const otherWordAt = (
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  { otherWords, language }: CompiledModel,
): Replaced | undefined => {
  const run = tokens.slice(from, to);
  if (!run.every((token, index) => isPlain(token, from + index))) return undefined;
  const said = run.map(({ word }) => word);
  const key = phraseKey(said, language);
  const found = otherWords.byPhrase.get(key);
  const plural = key !== said.join(' ') && !singularVerbs.has(tokens[to]?.word ?? '');
  if (!found || (found.adjective && key === said.join(' '))) return undefined;
  const read = found.word.split(' ');
  return {
    ...{ from, to, read: plural ? [...read.slice(0, -1), pluralOf(read.at(-1) ?? '')] : read },
    ...(found.rival !== undefined && { rival: found.rival }),
  };
};

/** The longest phrase with the token in it that is another word for a name. */
const otherWord = (tokens: readonly Token[], at: number, model: CompiledModel): Replaced | undefined => {
  const { longest } = model.otherWords;
  for (let length = longest; length > 0; length -= 1) {
    for (let from = Math.max(0, at - length + 1); from <= at && from + length <= tokens.length; from += 1) {
      const found = otherWordAt(tokens, [from, from + length], model);
      if (found) return found;
    }
  }
  return undefined;
};

/** "taxes" is no slip of "takes"; "complain" may well be one of "complaint". */
const isWordOfItsOwn = (word: string, read: string, { language, lexicon }: CompiledModel): boolean =>
  !((word.startsWith(read) || read.startsWith(word)) && lexicon.words.has(read)) && language.isWord(word);

const sameStem = 6;

/** "GYMNASTICS athletes" for gymnasts: the word before says once more what they are. */
const describedAs = (tokens: readonly Token[], at: number, model: CompiledModel): Replaced | undefined => {
  const next = lemmaOf(tokens[at + 1]?.word ?? '', model.language);
  if (model.lexicon.tables.has(next) || model.lexicon.columns.has(next)) return undefined;
  const found = otherWordAt(tokens, [at + 1, at + 2], model);
  const stem = found?.read.at(-1)?.slice(0, sameStem) ?? '';
  return found && stem.length === sameStem && tokens[at]?.word.startsWith(stem)
    ? { ...found, from: at }
    : undefined;
};

/** What a word at a token, which means nothing by itself, is read as. */
export const replacedAt = (
  tokens: readonly Token[],
  at: number,
  model: CompiledModel,
): Replaced | undefined => {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const other = otherWord(tokens, at, model) ?? describedAs(tokens, at, model);
  if (other) return other;
  const read = model.speller.correct(token.word);
  return read === undefined || isWordOfItsOwn(token.word, read, model)
    ? undefined
    : { from: at, to: at + 1, read: [read] };
};

const surelyClose = 0.2;
const usedAlike = 0.05;
const sureName = 0.7;
const weakName = 0.6;

/** What stands before a verb: "who RENT a house". */
const does = new Set(['who', 'that', 'which', 'to', 'not', 'never', 'do', 'does', 'did', 'can', 'will']);
/** What stands before a noun: "whose RANK". */
const told = new Set(['the', 'a', 'whose', 'their', 'its', 'his', 'her', 'each', 'every', 'average', 'with']);

/** A word that is only related to a name or a part of one, where it is another word for all of a name. */
export const isDoubtful = (chunk: Chunk, tokens: readonly Token[], model: CompiledModel): boolean =>
  opensPhrase(chunk, tokens, model) || isDoubtfulWord(chunk, tokens, model);

/** "ZIP code", where only "zip" is a part of a name: the phrase is another word for the name. */
const opensPhrase = (
  { noun, tables, columns, from, to }: Chunk,
  tokens: readonly Token[],
  model: CompiledModel,
): boolean => {
  const { longest, byPhrase } = model.otherWords;
  if (!noun || to !== from + 1 || [...tables, ...columns].some(({ score }) => score > weakName)) return false;
  for (let length = 2; length <= longest && from + length <= tokens.length; length += 1) {
    const said = tokens.slice(from, from + length).map(({ word }) => word);
    if ((byPhrase.get(phraseKey(said, model.language))?.strength ?? 0) > sureName) return true;
  }
  return false;
};

const isDoubtfulWord = (chunk: Chunk, tokens: readonly Token[], model: CompiledModel): boolean => {
  if (chunk.to !== chunk.from + 1 || chunk.operator || chunk.quantity || chunk.quoted) return false;
  const found = model.otherWords.byPhrase.get(phraseKey([chunk.word], model.language));
  if (!found || otherWordAt(tokens, [chunk.from, chunk.to], model) === undefined) return false;
  if (chunk.verb)
    return (
      (!/(?:ing|ed)$/.test(chunk.word) || found.distance <= usedAlike) &&
      !does.has(tokens[chunk.from - 1]?.word ?? '')
    );
  if (chunk.values.length > 0) return found.adjective === true && !chunk.noun;
  if (chunk.asking && !chunk.noun && chunk.from > 0)
    return told.has(tokens[chunk.from - 1]?.word ?? '') && found.strength > sureName;
  const best = Math.max(0, ...[...chunk.tables, ...chunk.columns].map(({ score }) => score));
  return chunk.noun && best <= weakName && found.distance < surelyClose && found.strength > sureName;
};

/** Adds what a rival means to the chunk of a word that was read; none where the word has become part of a longer name. */
export const withRival = (
  chunks: readonly Chunk[],
  { rival, at }: { readonly rival: string; readonly at: number },
  model: CompiledModel,
): readonly Chunk[] | undefined => {
  const chunk = chunks.find(({ from, to }) => from === at && to === at + 1);
  if (!chunk) return undefined;
  const key = lemmaOf(rival, model.language);
  const both = {
    ...chunk,
    tables: [...chunk.tables, ...(model.lexicon.tables.get(key) ?? [])],
    columns: [...chunk.columns, ...(model.lexicon.columns.get(key) ?? [])],
  };
  return chunks.map((one) => (one === chunk ? both : one));
};
