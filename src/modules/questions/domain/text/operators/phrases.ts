import type { Operator } from './operator.js';

/** Phrases, divided by bars, that all mean one operator. */
export const phrases = (operator: Operator, text: string): readonly (readonly [string, Operator])[] =>
  text.split('|').map((phrase) => [phrase.trim().replace(/\s+/g, ' '), operator]);
