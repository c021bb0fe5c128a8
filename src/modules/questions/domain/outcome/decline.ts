import type { Declined } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { listed } from '../print/words.js';
import { nearestQuestions } from './examples.js';

const quoted = (words: readonly string[]): string => listed(words.map((word) => `"${word}"`));

export const declined = (
  reason: string,
  model: CompiledModel,
  more: {
    readonly notUnderstood?: readonly string[];
    readonly question?: string;
    readonly suggestions?: readonly string[];
  } = {},
): Declined => ({
  status: 'declined',
  reason,
  notUnderstood: more.notUnderstood ?? [],
  suggestions: more.suggestions ?? nearestQuestions(more.question ?? '', model),
});

export const notUnderstood = (words: readonly string[], question: string, model: CompiledModel): Declined =>
  declined(
    words.length === 1
      ? `Nothing in the data is known as ${quoted(words)}.`
      : `These words were not understood: ${quoted(words)}.`,
    model,
    { notUnderstood: words, question },
  );
