import { Refusal } from '../build/refusal.js';
import type { Answerable, Assumption, Choice, Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { declined } from '../outcome/decline.js';
import { read } from '../outcome/read.js';
import { type Token, tokenize } from '../text/tokens.js';
import type { Basis, Part } from './basis.js';
import { Gone, saidIn } from './context.js';
import { DraftBasis } from './draft-basis.js';
import {
  type Asked,
  asksForNothing,
  type Heard,
  hangs,
  hear,
  opensAQuestion,
  saysMore,
  unreadable,
} from './hear.js';
import { mergedWays } from './merge.js';
import type { Variant } from './merge-values.js';
import { openingOf, wantsTheOther } from './opening.js';
import { contextForm, type ReadingContext } from './reading-context.js';
import { TreeBasis } from './tree-basis.js';

/** Longer ones say what they ask. */
const mostTokens = 30;

const basisOf = (context: ReadingContext, model: CompiledModel): Basis => {
  const said = saidIn(context, model) as never;
  return context.reader === 'scan' ? new DraftBasis(said, model) : new TreeBasis(said, model, context.chart);
};

const withoutPrefix = 'without ';
const wayPrefix = 'way ';

/** What was carried over, each with the choice to leave it out. */
const carriedNotes = (parts: readonly Part[], before: readonly Part[]): readonly Assumption[] =>
  parts.flatMap((part) => {
    const known = before.find(({ meaning }) => meaning === part.meaning);
    if (!known) return [];
    const choices: readonly Choice[] = known.optional
      ? [{ id: `${withoutPrefix}${known.id}`, text: `without "${known.meaning}"` }]
      : [];
    return [
      {
        phrase: '',
        meaning: `${known.meaning}, as asked before`,
        alternatives: choices.map(({ text }) => text),
        carried: { choices },
      },
    ];
  });

const withNotes = (answer: Answerable, notes: readonly Assumption[]): Answerable => ({
  ...answer,
  reading: { ...answer.reading, assumptions: [...notes, ...answer.reading.assumptions] },
});

interface Settled {
  readonly way: string;
  readonly outcome: Interpretation;
}

const sqlOf = ({ outcome }: Settled): string =>
  outcome.status === 'answered' ? `${outcome.sql.text}\n${outcome.chart}` : '';

/** Of several ways those that are answered, each once. */
const distinct = (all: readonly Settled[]): readonly Settled[] => {
  const answered = all.filter(({ outcome }) => outcome.status === 'answered');
  const kept = answered.filter(
    (one, at) => answered.findIndex((other) => sqlOf(other) === sqlOf(one)) === at,
  );
  return kept.length > 0 ? kept : all.filter(({ outcome }) => outcome.status === 'ambiguous').slice(0, 1);
};

const choose = (all: readonly Settled[], phrase: string): Interpretation => ({
  status: 'ambiguous',
  phrase,
  choices: all.slice(0, 4).map(({ way, outcome }) => ({
    id: `${wayPrefix}${way}`,
    text: outcome.status === 'answered' ? outcome.reading.text : way,
  })),
});

const refused = (error: unknown): Interpretation => {
  if (!(error instanceof Refusal)) throw error;
  return declined(error.because, error.reason, { notUnderstood: error.words });
};

const settled = (basis: Basis, heard: Heard, before: readonly Part[]): Interpretation => {
  const outcome = basis.settle(heard);
  return outcome.status === 'answered' ? withNotes(outcome, carriedNotes(basis.parts, before)) : outcome;
};

const continued = (context: ReadingContext, heard: Heard, model: CompiledModel): readonly Settled[] => {
  try {
    const basis = basisOf(context, model);
    const left = heard.choices.flatMap((id) =>
      id.startsWith(withoutPrefix) ? [id.slice(withoutPrefix.length)] : [],
    );
    const kept = left.length > 0 ? basis.without(new Set(left)) : basis;
    return mergedWays(kept, heard).map(({ basis: one, way }: Variant) => ({
      way,
      outcome: settled(one, heard, basis.parts),
    }));
  } catch (error) {
    if (error instanceof Gone)
      return [
        {
          way: '',
          outcome: declined(
            'no-such-data',
            'The data no longer has what the question before was about: ask in full.',
          ),
        },
      ];
    return [{ way: '', outcome: refused(error) }];
  }
};

const nothingBefore = (): Interpretation =>
  declined('unclear', 'This continues a question, and there is none before it: ask in full.');

/** Words that say that they follow a question, where there is none. */
export const followsNothing = (question: string, asked: Asked): Interpretation | undefined => {
  const tokens = tokenize(question.slice(0, 2000));
  if (wantsTheOther(tokens)) return nothingBefore();
  const opening = openingOf(tokens);
  if (!opening.said || tokens.length > mostTokens || opening.rest.length === 0) return undefined;
  const heard = hear(opening, asked);
  return asksForNothing(heard.draft) && !unreadable(heard) ? nothingBefore() : undefined;
};

const textOf = (tokens: readonly Token[]): string =>
  tokens.map(({ text, kind }) => (kind === 'quoted' ? `"${text}"` : text)).join(' ');

/** Reads words that follow a question; undefined where they stand on their own. */
export const follow = (
  question: string,
  context: ReadingContext | undefined,
  asked: Asked,
): Interpretation | undefined => {
  const tokens = tokenize(question.slice(0, 2000));
  if (tokens.length === 0 || tokens.length > mostTokens) return undefined;
  if (wantsTheOther(tokens))
    return declined(
      'unclear',
      'There was nothing to choose from in the question before: there is no other one.',
    );
  const opening = openingOf(tokens);
  const heard = hear(opening, asked);
  const bare = asksForNothing(heard.draft);
  if (!opening.said && !bare) return undefined;
  const problem =
    opening.rest.length === 0 ? declined('unclear', 'It is not said what is to change.') : unreadable(heard);
  const alone = (): Interpretation => read(textOf(opening.rest), asked.model, asked.choices);
  if (problem) {
    const own = alone();
    return own.status === 'declined' && opening.said ? problem : undefined;
  }
  if (!context)
    return declined(
      'unclear',
      'The answer before cannot be continued: its reading is not known any more, or the engine did not read it. Ask in full.',
    );
  if (context.form !== contextForm)
    return declined('unclear', 'The question before was read by another version: ask in full.');
  const way = asked.choices.findLast((id) => id.startsWith(wayPrefix))?.slice(wayPrefix.length);
  const ways = distinct(continued(context, heard, asked.model));
  const ownQuestion =
    !bare && !hangs(heard.chunks) && (opensAQuestion(heard.chunks) || saysMore(heard.draft));
  const all = ownQuestion ? distinct([...ways, { way: 'anew', outcome: alone() }]) : ways;
  const [first, second] = way === undefined ? all : all.filter((one) => one.way === way);
  if (first && second) return choose(all, textOf(opening.rest));
  if (first) return first.outcome;
  return continued(context, heard, asked.model)[0]?.outcome;
};
