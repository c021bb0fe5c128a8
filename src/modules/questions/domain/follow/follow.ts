import type { Interpretation } from '../interpretation.js';
import { declined, nothingBefore } from '../outcome/decline.js';
import { read } from '../outcome/read.js';
import { type Token, tokenize } from '../text/tokens.js';
import { type Asked, asksForNothing, hear, unreadable } from './hear.js';
import { openingOf, wantsTheOther } from './opening.js';
import { contextForm, type ReadingContext } from './reading-context.js';
import { readingFollower } from './reading-follower.js';
import { statisticsFollower } from './statistics-follower.js';
import { choose, chosenWay, distinct, type Follower, type Settled } from './ways.js';

/** Longer ones say what they ask. */
const mostTokens = 30;

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

const notKnown = (context: ReadingContext | undefined): Interpretation | undefined => {
  if (!context)
    return declined(
      'unclear',
      'The answer before cannot be continued: its reading is not known any more, or the engine did not read it. Ask in full.',
    );
  return context.form === contextForm
    ? undefined
    : declined('unclear', 'The question before was read by another version: ask in full.');
};

/** Years that the data does not reach are told, and not asked for in another way. */
const isOutOfRange = ({ outcome }: Settled): boolean =>
  outcome.status === 'declined' && outcome.cause === 'out-of-range';

interface Words {
  readonly text: string;
  readonly choices: readonly string[];
  /** They are about what was shown. */
  readonly refers: boolean;
  alone(): Interpretation;
}

/** What follows is read as a part of the question before, and as one of its own where it may be that. */
const continued = (
  follower: Follower,
  { text, choices, refers, alone }: Words,
): Interpretation | undefined => {
  const way = chosenWay(choices);
  const found = follower.continued();
  const ways = distinct(found);
  const own = follower.isQuestion && !refers && !found.some(isOutOfRange);
  const all = own ? distinct([...ways, { way: 'anew', outcome: alone() }]) : ways;
  const [first, second] = way === undefined ? all : all.filter((one) => one.way === way);
  if (first && second) return choose(all, text);
  return (first ?? found[0])?.outcome;
};

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
  const statistics = context?.reader === 'statistics' && context.form === contextForm;
  const follower = statistics
    ? statisticsFollower(opening, context, asked)
    : readingFollower(opening, context, asked);
  const says = opening.said || follower.refers;
  if (!says && !follower.bare) return undefined;
  const nothing = declined('unclear', 'It is not said what is to change.');
  const problem = opening.rest.length === 0 ? nothing : follower.problem;
  const text = textOf(opening.rest);
  const alone = (): Interpretation => read(text, asked.model, asked.choices);
  if (problem) return alone().status === 'declined' && says ? problem : undefined;
  const refers = follower.refers || opening.only;
  return notKnown(context) ?? continued(follower, { text, choices: asked.choices, refers, alone });
};
