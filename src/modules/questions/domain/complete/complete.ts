import type { CompiledModel } from '../model/compile.js';
import { examplesOf } from '../outcome/examples.js';
import { fold } from '../text/tokens.js';
import { continuationsOf } from './continuations.js';
import { termsFrom } from './terms.js';

const mostTerms = 4;
const longestTail = 3;

const piecesOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Whether every word typed begins a word of the text, in this order; the ones between need not be typed. */
export const isTypedOf = (typed: string, text: string): boolean => {
  const words = piecesOf(text);
  let at = 0;
  for (const piece of piecesOf(typed)) {
    const found = words.findIndex((word, index) => index >= at && word.startsWith(piece));
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
};

const known = new WeakMap<CompiledModel, readonly string[]>();

const allExamples = (model: CompiledModel): readonly string[] => {
  const examples = known.get(model) ?? [...new Set(examplesOf(model))];
  known.set(model, examples);
  return examples;
};

/** The words with the last one, two or three of them completed to the name of something. */
const completed = (typed: string, model: CompiledModel): readonly string[] => {
  if (/\s$/.test(typed)) return [];
  const words = typed.trim().split(/\s+/);
  const found: string[] = [];
  for (let length = Math.min(longestTail, words.length); length > 0; length--) {
    const head = words.slice(0, -length).join(' ');
    const tail = piecesOf(words.slice(-length).join(' ')).join(' ');
    if (tail === '') continue;
    for (const term of termsFrom(tail, model, mostTerms)) found.push(`${head} ${term}`.trim());
  }
  return found;
};

/** What the typed words can become, likeliest first; whether each is answered is for the engine to say. */
export const completionsOf = (typed: string, model: CompiledModel): readonly string[] => {
  const whole = typed.trim();
  const bases = completed(typed, model);
  const continued = [whole, ...bases.slice(0, 2)].flatMap((base) =>
    continuationsOf(base, model).map((more) => `${base} ${more}`),
  );
  const examples = allExamples(model).filter((text) => isTypedOf(whole, text));
  return [...new Set([...bases, ...continued, ...examples])].filter((text) => text !== whole);
};
