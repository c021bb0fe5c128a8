import type { Declined } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import { wordsOf } from '../text/tokens.js';
import { examplesOf } from './examples.js';
import { read } from './read.js';

/** A question made from the catalog. */
interface Example {
  readonly text: string;
  readonly lemmas: ReadonlySet<string>;
  /** Whether it is answered; found out when first wanted. */
  works?: boolean;
}

const most = 5;

/** How many of the nearest are tried: a source of which few examples work must not make a decline slow. */
const mostTried = 15;

const mostNames = 40;

/** Examples depend on nothing but the model, and are few. */
const known = new WeakMap<CompiledModel, readonly Example[]>();

const lemmasOf = (text: string, model: CompiledModel): ReadonlySet<string> =>
  new Set(wordsOf(text).map((word) => lemmaOf(word, model.language)));

/** The names of the organisation come early: of two examples that are as near, its own words are the better. */
const withNames = (examples: readonly string[], { definitions }: CompiledModel): readonly string[] =>
  examples.toSpliced(2, 0, ...definitions.names.slice(0, mostNames));

const allOf = (model: CompiledModel): readonly Example[] => {
  const made =
    known.get(model) ??
    [...new Set(withNames(examplesOf(model), model))].map((text) => ({
      text,
      lemmas: lemmasOf(text, model),
    }));
  known.set(model, made);
  return made;
};

const isAnswered = (question: string, model: CompiledModel): boolean =>
  read(model.definitions.replaceIn(question).text, model, []).status === 'answered';

const works = (example: Example, model: CompiledModel): boolean => {
  example.works ??= isAnswered(example.text, model);
  return example.works;
};

const working = (examples: readonly Example[], model: CompiledModel, count: number): readonly string[] => {
  const found: string[] = [];
  for (const example of examples.slice(0, mostTried + count)) {
    if (found.length === count) break;
    if (works(example, model)) found.push(example.text);
  }
  return found;
};

const nearest = (question: string, model: CompiledModel, count: number): readonly string[] => {
  const said = lemmasOf(question, model);
  const shared = ({ lemmas }: Example) => [...lemmas].filter((word) => said.has(word)).length;
  const ranked = allOf(model)
    .map((example) => ({ example, score: shared(example) }))
    .sort((a, b) => b.score - a.score);
  return working(
    ranked.map(({ example }) => example),
    model,
    count,
  );
};

/** What can be asked instead: each of it is answered. */
export const withSuggestions = (outcome: Declined, question: string, model: CompiledModel): Declined => {
  const own = outcome.suggestions.filter((text) => text !== '' && isAnswered(text, model));
  const others = nearest(question, model, most).filter((text) => !own.includes(text));
  return { ...outcome, suggestions: [...own, ...others].slice(0, most) };
};

/** Questions that suit the source and are answered, to start from. */
export const startersOf = (model: CompiledModel, count: number): readonly string[] =>
  working(allOf(model), model, count);
