import type { CompiledModel } from '../model/compile.js';
import type { Token } from '../text/tokens.js';
import type { Chunk } from './chunk.js';
import { isDoubtful, type Replaced, replacedAt, withRival } from './replace.js';
import { isUnknown, segment } from './segment.js';

export interface Correction {
  readonly written: string;
  readonly read: string;
}

/** The question as chunks, with the slips of spelling that were put right on the way. */
export interface Understood {
  readonly chunks: readonly Chunk[];
  readonly corrections: readonly Correction[];
  /** The words as they were read, each slip put right. */
  readonly tokens: readonly Token[];
  /** One of them may be read in two ways, and only the chunks know both. */
  readonly open?: true;
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

const toTokens = (words: readonly string[]): Token[] =>
  words.map((word) => ({ kind: 'word', text: word, word }));

/** Finds what every word may mean (`apart`: phrases like "share of" as operators and not as parts of names); a word that means nothing is tried as a slip of a known one. */
export const understand = (tokens: readonly Token[], model: CompiledModel, apart = false): Understood => {
  const found = segment(tokens, model, apart);
  const people = peopleOfAnAge(found);
  const said = tokens.map((token, at) => (people.includes(at) ? { ...token, word: 'people' } : token));
  const first = people.length > 0 ? segment(said, model, apart) : found;
  const replaced: Replaced[] = [];
  for (const { from } of first.filter((chunk) => isUnknown(chunk) || isDoubtful(chunk, said, model))) {
    const end = replaced.at(-1)?.to ?? 0;
    const found = from < end ? undefined : replacedAt(said, from, model);
    if (found && found.from >= end) replaced.push(found);
  }
  return readAs(replaced, { said, first, model, apart });
};

interface Read {
  readonly said: readonly Token[];
  /** What is understood without them. */
  readonly first: readonly Chunk[];
  readonly model: CompiledModel;
  readonly apart: boolean;
}

const readAs = (all: readonly Replaced[], { said, first, model, apart }: Read): Understood => {
  const tokens: Token[] = [];
  const at: number[] = [];
  for (const [index, { from, read }] of all.entries()) {
    tokens.push(...said.slice(all[index - 1]?.to ?? 0, from));
    at.push(tokens.length);
    tokens.push(...toTokens(read));
  }
  if (all.length === 0) return { chunks: first, corrections: [], tokens: said };
  tokens.push(...said.slice(all.at(-1)?.to));
  const chunks = all.reduce<readonly Chunk[] | undefined>(
    (found, { rival }, index) =>
      found && rival !== undefined ? withRival(found, { rival, at: at[index] ?? 0 }, model) : found,
    segment(tokens, model, apart),
  );
  if (!chunks) return { chunks: first, corrections: [], tokens: said };
  const open = all.some(({ rival }) => rival !== undefined);
  return {
    chunks,
    corrections: all.map((one) => correctionOf(one, said)),
    tokens,
    ...(open && { open: true as const }),
  };
};

const correctionOf = ({ from, to, read, rival }: Replaced, said: readonly Token[]): Correction => ({
  written: said
    .slice(from, to)
    .map(({ text }) => text)
    .join(' '),
  read: [read.join(' '), ...(rival === undefined ? [] : [rival])].join(' or '),
});
