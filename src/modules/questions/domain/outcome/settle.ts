import { contextOf } from '../follow/context.js';
import type { Answerable, Assumption, Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import type { Draft } from '../parse/draft.js';
import { answerColumns } from '../print/columns.js';
import { allTables } from '../query/query.js';
import { type Reading, readingsOf } from '../resolve/readings.js';
import type { Correction } from '../senses/understand.js';
import {
  ambiguousReadings,
  chosen,
  likeliest,
  misplaced,
  namesakeChoices,
  type Unqualified,
  unqualified,
} from './ambiguity.js';
import { correctionNotes } from './corrections.js';
import { declined } from './decline.js';
import { sharedNames } from './shared-names.js';

const tieNotes = ({ frame }: Reading): Assumption[] =>
  frame.input.draft.ties.map(({ text, to }) => ({
    phrase: text,
    meaning: `whatever ties it to ${to.text}`,
    alternatives: [],
  }));

const answer = (reading: Reading, corrections: readonly Correction[], model: CompiledModel): Answerable => {
  const { query, frame } = reading;
  const chart = frame.input.draft.chart;
  return {
    status: 'answered',
    reading: {
      text: reading.text,
      assumptions: [
        ...correctionNotes(corrections),
        ...tieNotes(reading),
        ...sharedNames(reading, model),
        ...frame.assumptions,
      ],
    },
    sql: { dialect: model.dialect, text: reading.sql, parameters: [] },
    columns: answerColumns(query),
    tables: allTables(query).map((table) => table.name),
    context: contextOf({ reader: 'scan', said: frame.input.draft }, reading.assignment),
    ...(chart && { chart }),
  };
};

const obscure = ({ namesake, phrase }: Unqualified, question: string): Interpretation => {
  const [place] = namesake.qualifiedBy;
  return declined(
    'unclear',
    `"${phrase}" is not a place that is clear from its name alone: there is a small ${namesake.name} in ${place}. Name the state if it is meant.`,
    { notUnderstood: [phrase], suggestions: [question.replace(phrase, `${namesake.name}, ${place}`)] },
  );
};

export interface Asked {
  readonly question: string;
  readonly model: CompiledModel;
  readonly choices: readonly string[];
}

const settle = (
  readings: readonly Reading[],
  corrections: readonly Correction[],
  asked: Asked,
): Interpretation => {
  const { question, model, choices } = asked;
  const left = chosen(readings, choices);
  const likely = likeliest(left.length > 0 ? left : readings);
  const best = likely[0] as Reading;
  const bare = unqualified(best, model);
  const lost = misplaced(best, model);
  if (lost)
    return declined('out-of-range', `There is no ${lost.name} in ${lost.place}.`, {
      notUnderstood: [lost.name, lost.place],
    });
  if (bare) return bare.namesake.qualifiedBy.length > 1 ? namesakeChoices(bare) : obscure(bare, question);
  return ambiguousReadings(likely) ?? answer(best, corrections, model);
};

/** What a draft comes to: the one sound way to understand it, the close ones to choose from, or why there is none. */
export const settleDraft = (
  draft: Draft,
  corrections: readonly Correction[],
  asked: Asked,
): Interpretation => {
  const { readings, refusals } = readingsOf(draft, asked.model);
  if (readings.length > 0) return settle(readings, corrections, asked);
  const [why] = refusals;
  return declined(why?.because ?? 'unclear', why?.reason ?? 'The question was not understood.', {
    notUnderstood: why?.words ?? [],
  });
};
