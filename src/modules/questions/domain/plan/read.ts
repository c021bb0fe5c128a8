import { SeveralWays } from '../build/refusal.js';
import { contextOf } from '../follow/context.js';
import { parseQuestion } from '../grammar/grammar.js';
import { ownerOf } from '../grammar/subject.js';
import type { Condition, Question } from '../grammar/tree.js';
import type { Answerable, Assumption, Interpretation } from '../interpretation.js';
import { type CompiledModel, namesakeOf } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import { correctionNotes } from '../outcome/corrections.js';
import { declined } from '../outcome/decline.js';
import { answerColumns } from '../print/columns.js';
import { allTables } from '../query/query.js';
import type { Correction, Understood as SaidWords } from '../senses/understand.js';
import { linkingVerbs } from '../text/words.js';
import { agreeing, openChoice } from './ambiguity.js';
import { type Understood, understandings } from './readings.js';

const by = ({ view }: Column): string => `by ${view.label.toLowerCase()}`;

/** What an adjective was taken to be about, and what else it could be. */
const adjectiveNotes = ({ grounding }: Understood): Assumption[] =>
  [...grounding.nouns].flatMap(([mention, sense]) =>
    mention.implied && sense.kind === 'column'
      ? [
          {
            phrase: mention.text,
            meaning: by(sense.column),
            alternatives: mention.columns
              .filter(({ column }) => column !== sense.column && column.table === sense.column.table)
              .map(({ column }) => by(column)),
          },
        ]
      : [],
  );

const saidOf = (condition: Condition): readonly Condition[] => {
  if (condition.kind === 'any' || condition.kind === 'all') return condition.of.flatMap(saidOf);
  if (condition.kind === 'not') return saidOf(condition.of);
  return condition.kind === 'tied'
    ? [condition, ...condition.things.conditions.flatMap(saidOf)]
    : [condition];
};

/** Verbs that the data does not know, taken for what ties two things together. */
const verbNotes = ({ wanted }: Question): Assumption[] =>
  wanted
    .flatMap((one) => ownerOf(one)?.conditions ?? [])
    .flatMap(saidOf)
    .flatMap((one) => {
      if ((one.kind !== 'tied' && one.kind !== 'is') || !one.verb || linkingVerbs.has(one.verb)) return [];
      const to = one.kind === 'tied' ? one.things.noun.text : one.values.map(({ text }) => text).join(', ');
      return [{ phrase: one.verb, meaning: `whatever ties it to ${to}`, alternatives: [] }];
    });

const isShared = (sense: ValueSense, model: CompiledModel): boolean =>
  !sense.within && (namesakeOf(sense, model)?.qualifiedBy.length ?? 0) > 1;

const isUnclear = (reading: Understood | undefined, model: CompiledModel): boolean =>
  [...(reading?.grounding.values.values() ?? [])].some((sense) => isShared(sense, model));

/** Whether a word is a name that several places share. */
export const namesShared = ({ chunks }: SaidWords, model: CompiledModel): boolean =>
  chunks.some(({ values }) => values.some((sense) => isShared(sense, model)));

const answer = (best: Understood, corrections: readonly Correction[], model: CompiledModel): Answerable => ({
  status: 'answered',
  reading: {
    text: best.text,
    assumptions: [...correctionNotes(corrections), ...verbNotes(best.question), ...adjectiveNotes(best)],
  },
  sql: { dialect: model.dialect, text: best.sql, parameters: [] },
  columns: answerColumns(best.query),
  tables: allTables(best.query).map(({ name }) => name),
  context: contextOf({ reader: 'rules', said: best.question }, best.grounding),
});

/** Whether the grammar reads the words: not yet figures by year, nor a word that comes as close to two names. */
export const isForGrammar = ({ open }: SaidWords, { graph }: CompiledModel): boolean =>
  !open && !graph.tables.some(({ time }) => time);

/** What the grammar makes of the words, best first. */
export const grammarReadings = ({ tokens }: SaidWords, model: CompiledModel): readonly Understood[] =>
  understandings(parseQuestion(tokens, model), model).readings;

/** A name has to be told from its namesakes before anything can be read. */
export const shared = Symbol('shared');

/** Reads a question by the grammar; undefined where it has no reading. */
export const readByGrammar = (
  said: SaidWords,
  model: CompiledModel,
  choices: readonly string[],
): Interpretation | typeof shared | undefined => {
  const { readings, refusals } = understandings(parseQuestion(said.tokens, model), model);
  if (isUnclear(readings[0], model)) return shared;
  const why = refusals.find((one) => one instanceof SeveralWays);
  return (
    settleReadings(agreed(readings, choices), said.corrections, model) ??
    (why && declined('unclear', why.reason))
  );
};

/** Those that agree with the choices taken; all, where none does. */
export const agreed = (
  readings: readonly Understood[],
  choices: readonly string[],
): readonly Understood[] => {
  const left = agreeing(readings, choices);
  return left.length > 0 ? left : readings;
};

/** The best of several readings, or the choice between those that are close. */
export const settleReadings = (
  readings: readonly Understood[],
  corrections: readonly Correction[],
  model: CompiledModel,
): Interpretation | undefined => {
  const [best] = readings;
  return best && (openChoice(readings) ?? answer(best, corrections, model));
};

/** What a tree comes to: the one way to understand it, the close ones to choose from, or why there is none. */
export const settleTree = (
  question: Question,
  {
    corrections,
    choices,
    model,
  }: { corrections: readonly Correction[]; choices: readonly string[]; model: CompiledModel },
): Interpretation => {
  const { readings, refusals } = understandings([{ end: 0, value: question, cost: 0 }], model);
  const all = agreed(readings, choices);
  const [why] = refusals;
  if (isUnclear(all[0], model))
    return declined(
      'unclear',
      'Several places are called so, and which is meant can only be asked of a whole question: ask in full.',
    );
  return (
    settleReadings(all, corrections, model) ??
    declined(why?.because ?? 'unclear', why?.reason ?? 'The question was not understood.', {
      notUnderstood: why?.words ?? [],
    })
  );
};
