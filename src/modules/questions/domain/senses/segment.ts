import type { CompiledModel } from '../model/compile.js';
import type { Token } from '../text/tokens.js';
import { bareChunk, type Chunk } from './chunk.js';
import { chunksAt } from './find-chunks.js';
import { qualifiedAt } from './qualified.js';
import { isVerbAt } from './verbs.js';

const unknown = (tokens: readonly Token[], from: number, model: CompiledModel): Chunk => ({
  ...bareChunk({ from, to: from + 1, text: tokens[from]?.text ?? '', word: tokens[from]?.word ?? '' }),
  ...(isVerbAt(tokens, from, model.language) && { verb: true as const }),
  cost: 10,
});

interface Best {
  readonly cost: number;
  readonly chunk?: Chunk;
}

const composers = new Set(['share', 'percentage', 'percent', 'proportion', 'fraction', 'number', 'density']);

/** A name that could also be put together: "share of households". */
const isComposed = (tokens: readonly Token[], chunk: Chunk): boolean =>
  chunk.noun &&
  composers.has(tokens[chunk.from]?.word ?? '') &&
  (chunk.to - chunk.from > 1 || chunk.operator === undefined);

/** Cuts the tokens into the fewest, best known chunks: the longest names win. */
export const segment = (tokens: readonly Token[], model: CompiledModel, apart = false): readonly Chunk[] => {
  const best: Best[] = Array.from({ length: tokens.length + 1 }, () => ({ cost: 0 }));
  for (let from = tokens.length - 1; from >= 0; from -= 1) {
    const found = [...chunksAt(tokens, from, model), ...qualifiedAt(tokens, from, model)].filter(
      (chunk) => !apart || !isComposed(tokens, chunk),
    );
    const all = found.some((chunk) => chunk.to === from + 1)
      ? found
      : [...found, unknown(tokens, from, model)];
    best[from] = all
      .map((chunk): Best => ({ cost: chunk.cost + (best[chunk.to]?.cost ?? 0), chunk }))
      .reduce((a, b) =>
        b.cost < a.cost - 1e-9 || (b.cost < a.cost + 1e-9 && (b.chunk?.to ?? 0) > (a.chunk?.to ?? 0)) ? b : a,
      );
  }
  const chunks: Chunk[] = [];
  for (let at = 0; at < tokens.length; ) {
    const chunk = best[at]?.chunk as Chunk;
    chunks.push(chunk);
    at = chunk.to;
  }
  return chunks;
};

/** What the grammar knows by itself. */
const catchWords = new Set([
  ...['details', 'detail', 'information', 'info', 'columns', 'fields', 'attributes'],
  ...['member', 'members', 'individual', 'individuals'],
]);

/** Whether nothing at all is known about a chunk. */
export const isUnknown = (chunk: Chunk): boolean =>
  chunk.cost >= 10 && !chunk.verb && !catchWords.has(chunk.word) && !chunk.skip && !chunk.asking;
