import type { SchemaView } from '#modules/catalog';
import { completionsOf } from './complete/complete.js';
import { follow, followsNothing } from './follow/follow.js';
import { wantsTheOther } from './follow/opening.js';
import type { ReadingContext } from './follow/reading-context.js';
import type { Replacement } from './glossary/definitions.js';
import { isOwnName } from './glossary/own-name.js';
import type { Answerable, Interpretation } from './interpretation.js';
import { type CompiledModel, compile } from './model/compile.js';
import type { ModelInput } from './model/input.js';
import { type NamesakeQuery, namesakeQueriesOf } from './namesakes.js';
import { type Explanation, explainReading } from './outcome/explain.js';
import { read } from './outcome/read.js';
import { startersOf, withSuggestions } from './outcome/suggest.js';
import { sheetOf } from './sheet/sheet.js';
import { hasEditions } from './statistics/editions.js';
import { tokenize } from './text/tokens.js';

export { isTypedOf } from './complete/complete.js';
export type { ReadingContext } from './follow/reading-context.js';
export type { Meaning, Term } from './glossary/term.js';
export type { ModelInput } from './model/input.js';
export type { Explanation } from './outcome/explain.js';

/** Changes when the same question over the same model may be read differently. */
export const engineVersion = '15';

/** Everything the engine knows about a source; build once per model version, then only read. */
export type Model = CompiledModel;

export interface InterpretOptions {
  /** Ids of the choices already taken, of this question. */
  readonly choices?: readonly string[];
}

/** The queries whose rows tell what the places of the source lie in, and which of their names are shared. */
export const namesakeQueries = (schema: SchemaView): readonly NamesakeQuery[] => namesakeQueriesOf(schema);

export const compileModel = (input: ModelInput): Model => {
  const model = compile(input);
  // Found once, and not while the first question waits.
  sheetOf(model);
  hasEditions(model);
  return model;
};

/** One question, read against one source. Never throws; the same input gives the same reading. */
export const interpret = (question: string, model: Model, options: InterpretOptions = {}): Interpretation => {
  const { text, replacements } = model.definitions.replaceIn(question);
  const choices = options.choices ?? [];
  const outcome = followsNothing(text, { model, choices }) ?? read(text, model, choices);
  return finished(outcome, { text, replacements, model });
};

export interface InterpretNextOptions extends InterpretOptions {
  /** The reading of the question before; left out where nothing can follow it. */
  readonly context?: ReadingContext;
}

/** Words that continue a question; undefined where they stand on their own. The same reading before and the same words give the same. */
export const interpretNext = (
  question: string,
  model: Model,
  { choices = [], context }: InterpretNextOptions,
): Interpretation | undefined => {
  const { text, replacements } = model.definitions.replaceIn(question);
  const outcome = follow(text, context, { model, choices });
  return outcome && finished(outcome, { text, replacements, model });
};

/** "The other one": what could have been chosen before, and was not. */
export const asksForTheOther = (question: string): boolean => wantsTheOther(tokenize(question));

interface AsRead {
  readonly text: string;
  readonly replacements: readonly Replacement[];
  readonly model: Model;
}

const finished = (outcome: Interpretation, { text, replacements, model }: AsRead): Interpretation => {
  if (outcome.status === 'declined') return withSuggestions(outcome, text, model);
  if (outcome.status === 'ambiguous') return outcome;
  return withNotes(outcome, [...replacements, ...model.otherNames.replaceIn(text).replacements]);
};

/** Whether a name can be told from the words that questions are made of. */
export const canBeName = (name: string): boolean => isOwnName(name);

/** How the definition of a term is read, by itself and by what else is defined. */
export const readDefinition = (names: readonly string[], text: string, model: Model): Interpretation =>
  read(model.definitions.without(names).replaceIn(text).text, model, []);

/** What the names of the organisation were taken for. */
const withNotes = (answer: Answerable, replacements: readonly Replacement[]): Answerable => {
  if (replacements.length === 0) return answer;
  const { text, assumptions } = answer.reading;
  const notes = replacements.map(({ written, read: meaning }) => ({
    phrase: written,
    meaning,
    alternatives: [],
  }));
  return { ...answer, reading: { text, assumptions: [...notes, ...assumptions] } };
};

/** Questions about this source that are answered, to start from. */
export const starterQuestions = (model: Model, count: number): readonly string[] => startersOf(model, count);

/** What the typed words can become, likeliest first; not all of it is answered. */
export const completions = (typed: string, model: Model): readonly string[] => completionsOf(typed, model);

/** What led to the reading of a question, for people who want to know why. */
export const explain = (question: string, model: Model): Explanation =>
  explainReading(model.definitions.replaceIn(question).text, model);
