import type { Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { declined, misplacedWords, unknown } from '../outcome/decline.js';
import type { Draft } from '../parse/draft.js';
import { parse } from '../parse/parse.js';
import { qualify } from '../senses/choices.js';
import type { Chunk } from '../senses/chunk.js';
import { isUnknown } from '../senses/segment.js';
import { type Correction, understand } from '../senses/understand.js';
import type { Following } from './merge.js';
import type { Opening } from './opening.js';

export interface Asked {
  readonly model: CompiledModel;
  readonly choices: readonly string[];
}

/** What was said after the question before, taken apart. */
export interface Heard extends Following {
  readonly corrections: readonly Correction[];
  readonly chunks: readonly Chunk[];
  readonly choices: readonly string[];
}

const onlyAggregate = (chunks: readonly Chunk[]): Following['agg'] => {
  const told = chunks.filter(({ skip, asking, operator }) => operator || !(skip || asking));
  const [one, ...others] = told.filter(({ operator, word }) => operator?.kind !== 'in' || word !== 'in');
  return others.length === 0 && one?.operator?.kind === 'aggregate' ? one.operator.agg : undefined;
};

export const hear = (opening: Opening, { model, choices }: Asked): Heard => {
  const { chunks: found, corrections } = understand(opening.rest, model);
  const { chunks, left } = qualify(found, choices, model);
  const agg = onlyAggregate(chunks);
  const draft = parse(chunks);
  return {
    opening,
    chunks,
    corrections,
    choices: left,
    draft: agg ? { ...draft, unused: [] } : draft,
    ...(agg && { agg }),
  };
};

/** Whether nothing is asked for: words that need a question before them. */
export const asksForNothing = ({ items, entities, everything, contrast }: Draft): boolean =>
  items.every(({ mention, agg, derived }) => !mention && !derived && (!agg || agg === 'count')) &&
  entities.length === 0 &&
  !everything &&
  !contrast;

export const saysMore = ({ conditions, groups, times, order, superlative }: Draft): boolean =>
  conditions.length + groups.length + times.length + order.length > 0 || superlative !== undefined;

const questionWords = new Set([
  'what',
  'which',
  'who',
  'whose',
  'where',
  'when',
  'how',
  'is',
  'are',
  'does',
  'do',
  'did',
]);

export const opensAQuestion = ([first]: readonly Chunk[]): boolean =>
  first !== undefined &&
  (first.asking ||
    questionWords.has(first.word) ||
    ['how-many', 'how-much', 'how'].includes(first.operator?.kind ?? ''));

/** "of the largest state": begins with a word that ties it to something before. */
export const hangs = ([first]: readonly Chunk[]): boolean =>
  first?.operator !== undefined &&
  ['of', 'in', 'from', 'group', 'each', 'without', 'not'].includes(first.operator.kind);

const wordsLeft = (chunks: readonly Chunk[]): readonly string[] =>
  chunks
    .filter((chunk, at) => isUnknown(chunk) && chunks[at - 1]?.operator?.kind !== 'contains')
    .map(({ text }) => text);

/** Why nothing can be made of words that follow a question; undefined where they can be read. */
export const unreadable = ({ chunks, draft }: Heard): Interpretation | undefined => {
  const refused = chunks.find((chunk) => chunk.refused);
  if (refused?.refused) return declined('out-of-range', refused.refused, { notUnderstood: [refused.text] });
  const strange = wordsLeft(chunks);
  if (strange.length > 0) return unknown(strange);
  return draft.unused.length > 0 ? misplacedWords(draft.unused) : undefined;
};
