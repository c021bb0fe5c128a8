import type { CompiledModel } from '../model/compile.js';
import { parse } from '../parse/parse.js';
import { grammarReadings, isForGrammar } from '../plan/read.js';
import { readingsOf } from '../resolve/readings.js';
import type { Chunk } from '../senses/chunk.js';
import { isUnknown } from '../senses/segment.js';
import { understand } from '../senses/understand.js';
import { tokenize } from '../text/tokens.js';

export type SenseKind = 'table' | 'column' | 'value' | 'operator' | 'number' | 'date' | 'quoted' | 'filler';

/** One thing that words of a question can mean. */
export interface Sense {
  readonly kind: SenseKind;
  /** For people: "Population (Cities)", "Texas (State)", "superlative". */
  readonly text: string;
}

/** A run of words that was looked up together. */
export interface Phrase {
  /** As written, or as it was read where the spelling was put right. */
  readonly text: string;
  /** Empty when nothing is known about it. */
  readonly senses: readonly Sense[];
}

/** A reading that was weighed. */
export interface Candidate {
  readonly text: string;
  readonly sql: string;
  readonly score: number;
}

export interface Explanation {
  readonly phrases: readonly Phrase[];
  /** Best first, at most ten. */
  readonly candidates: readonly Candidate[];
}

const most = 10;

/** What led to a reading: what every phrase may mean, and the readings that were weighed. */
export const explainReading = (question: string, model: CompiledModel): Explanation => {
  const understood = understand(tokenize(question), model);
  const { chunks } = understood;
  const phrases = chunks.map((chunk) => ({ text: chunk.text, senses: sensesOf(chunk) }));
  if (isForGrammar(understood, model)) {
    const found = grammarReadings(understood, model);
    if (found.length > 0) return { phrases, candidates: toCandidates(found) };
  }
  return { phrases, candidates: chunks.some(isUnknown) ? [] : candidatesOf(chunks, model) };
};

const candidatesOf = (chunks: readonly Chunk[], model: CompiledModel): Candidate[] => {
  const draft = parse(chunks);
  if (draft.unused.length > 0) return [];
  return toCandidates(readingsOf(draft, model).readings);
};

const toCandidates = (readings: readonly Candidate[]): Candidate[] =>
  readings
    .slice(0, most)
    .map(({ text, sql, score }) => ({ text, sql, score: Math.round(score * 1000) / 1000 }));

const sensesOf = (chunk: Chunk): Sense[] => {
  const senses: Sense[] = [
    ...chunk.tables.map(({ table }) => sense('table', table.view.label)),
    ...chunk.columns.map(({ column }) =>
      sense('column', `${column.view.label} (${column.table.view.label})`),
    ),
    ...chunk.values.map(({ values, column }) => sense('value', `${shown(values)} (${column.view.label})`)),
  ];
  if (chunk.operator) senses.push(sense('operator', chunk.operator.kind));
  if (chunk.quantity) senses.push(sense('number', String(chunk.quantity.value)));
  if (chunk.date) senses.push(sense('date', chunk.date));
  if (chunk.quoted) senses.push(sense('quoted', chunk.text));
  if (senses.length === 0 && (chunk.skip || chunk.asking)) senses.push(sense('filler', chunk.word));
  return senses.slice(0, most);
};

const sense = (kind: SenseKind, text: string): Sense => ({ kind, text });

/** A word may stand for a set of values: a region for its states. */
const shown = (values: readonly string[]): string =>
  values.length > 3 ? `${values.slice(0, 3).join(', ')} and ${values.length - 3} more` : values.join(', ');
