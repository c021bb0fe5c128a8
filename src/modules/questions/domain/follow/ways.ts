import { Refusal } from '../build/refusal.js';
import type { Answerable, Assumption, Choice, Interpretation } from '../interpretation.js';
import { declined } from '../outcome/decline.js';
import type { Part } from './basis.js';
import { Gone } from './context.js';

/** What becomes of the words, put into what was asked before in one of several ways. */
export interface Settled {
  readonly way: string;
  readonly outcome: Interpretation;
}

/** How words that follow a question are understood by the reader of that question. */
export interface Follower {
  /** They say so themselves: "those counties". */
  readonly refers: boolean;
  /** They ask for nothing by themselves. */
  readonly bare: boolean;
  /** They may be a question of their own as well. */
  readonly isQuestion: boolean;
  /** Why nothing can be made of them. */
  readonly problem: Interpretation | undefined;
  continued(): readonly Settled[];
}

const withoutPrefix = 'without ';
const wayPrefix = 'way ';

/** The parts that were chosen to be left out. */
export const leftOut = (choices: readonly string[]): ReadonlySet<string> =>
  new Set(choices.flatMap((id) => (id.startsWith(withoutPrefix) ? [id.slice(withoutPrefix.length)] : [])));

/** The way that was chosen. */
export const chosenWay = (choices: readonly string[]): string | undefined =>
  choices.findLast((id) => id.startsWith(wayPrefix))?.slice(wayPrefix.length);

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

/** An answer that says what was carried over from before. */
export const carriedOver = (
  outcome: Interpretation,
  parts: readonly Part[],
  before: readonly Part[],
): Interpretation =>
  outcome.status === 'answered' ? withNotes(outcome, carriedNotes(parts, before)) : outcome;

const sqlOf = ({ outcome }: Settled): string =>
  outcome.status === 'answered' ? `${outcome.sql.text}\n${outcome.chart}` : '';

/** Of several ways those that are answered, each once. */
export const distinct = (all: readonly Settled[]): readonly Settled[] => {
  const answered = all.filter(({ outcome }) => outcome.status === 'answered');
  const kept = answered.filter(
    (one, at) => answered.findIndex((other) => sqlOf(other) === sqlOf(one)) === at,
  );
  return kept.length > 0 ? kept : all.filter(({ outcome }) => outcome.status === 'ambiguous').slice(0, 1);
};

export const choose = (all: readonly Settled[], phrase: string): Interpretation => ({
  status: 'ambiguous',
  phrase,
  choices: all.slice(0, 4).map(({ way, outcome }) => ({
    id: `${wayPrefix}${way}`,
    text: outcome.status === 'answered' ? outcome.reading.text : way,
  })),
});

const gone = (): Interpretation =>
  declined('no-such-data', 'The data no longer has what the question before was about: ask in full.');

/** Runs what changes a reading; what cannot be changed refuses. */
export const settledBy = (work: () => readonly Settled[]): readonly Settled[] => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Gone) return [{ way: '', outcome: gone() }];
    if (!(error instanceof Refusal)) throw error;
    const { because, reason, words } = error;
    return [{ way: '', outcome: declined(because, reason, { notUnderstood: words }) }];
  }
};
