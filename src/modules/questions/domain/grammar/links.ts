import type { Parser } from './chart.js';
import { either, map, where } from './parser.js';
import { op, word } from './terminals.js';
import type { Condition, First, Modifiers } from './tree.js';

const haveWords = new Set(['with', 'having', 'has', 'have', 'had', 'those with', 'that have', 'with no']);

const that: Parser<string> = map(op('that'), ({ text }) => text.toLowerCase());

/** "with", "have", "whose". */
export const having = either(
  where(that, (text) => haveWords.has(text)),
  map(op('whose'), ({ text }) => text),
  map(op('possess'), ({ text }) => text),
  map(word('got', 'contain', 'contains', 'containing', 'include', 'includes', 'including'), (one) => one),
);

const relativeWords = new Set(['that', 'who', 'which', 'whom', 'those', 'by which']);

/** "that", "who". */
export const relative = where(that, (text) => relativeWords.has(text));

export const preposition = either<{ readonly text: string }>(
  op('in'),
  op('of'),
  op('from'),
  map(word('by', 'for', 'to', 'on', 'via', 'through', 'as', 'along', 'per', 'over', 'into'), (text) => ({
    text,
  })),
);

/** One condition and nothing else. */
export const one = (condition: Condition): Modifiers => ({ conditions: [condition] });
/** What comes first, and nothing else. */
export const first = (found: First): Modifiers => ({ conditions: [], first: found });

/** They say where things are. */
const places = new Set([
  'in',
  'at',
  'on',
  'within',
  'inside',
  'from',
  'through',
  'over',
  'into',
  'across',
  'along',
  'via',
]);

/** "IN Ohio": it lies there, and is not called so. */
export const inside = (preposition_: string, condition: Condition): Condition =>
  condition.kind === 'is' && !condition.property && places.has(preposition_.toLowerCase())
    ? { ...condition, within: true }
    : condition;
