import type { CompiledModel } from '../model/compile.js';
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

/** Finds what every word may mean (`apart`: phrases like "share of" as operators and not as parts of names); a word that means nothing is tried as a slip of a known one. */
export const understand = (tokens: readonly Token[], model: CompiledModel, apart = false): Understood => {
  const first = segment(tokens, model, apart);
  const corrections: Correction[] = [];
  const corrected = [...tokens];
  for (const chunk of first.filter(isUnknown)) {
    const token = tokens[chunk.from];
    const read = token?.kind === 'word' ? model.speller.correct(token.word) : undefined;
    if (!token || read === undefined) continue;
    corrected[chunk.from] = { kind: 'word', text: read, word: read };
    corrections.push({ written: token.text, read });
  }
  return { chunks: corrections.length > 0 ? segment(corrected, model, apart) : first, corrections };
};
