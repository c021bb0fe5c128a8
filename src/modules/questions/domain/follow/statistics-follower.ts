import type { Namesake } from '../namesakes.js';
import { namesakeChoices } from '../outcome/ambiguity.js';
import { correctionNotes } from '../outcome/corrections.js';
import { notTogether, unknown } from '../outcome/decline.js';
import { requestIn } from '../statistics/context.js';
import { merged, without } from '../statistics/follow/merge.js';
import { requestParts } from '../statistics/follow/parts.js';
import { asksForNothing, isQuestion, said, saysNothing } from '../statistics/follow/said.js';
import type { Place } from '../statistics/places.js';
import { answerTo, hearIn } from '../statistics/read-statistics.js';
import type { Asked } from './hear.js';
import type { Opening } from './opening.js';
import type { ReadingContext } from './reading-context.js';
import { carriedOver, type Follower, leftOut, type Settled, settledBy } from './ways.js';

/** Of several places of a name the one that lies in the state that was asked about, as a choice. */
const theirs = ({ qualifier, qualifiedBy }: Namesake, places: readonly Place[]): string | undefined => {
  const [state, ...others] = places.filter(({ level }) => level === 'state');
  return state && others.length === 0 && qualifiedBy.includes(state.name)
    ? `${qualifier}=${state.name}`
    : undefined;
};

/** Words that follow a question about statistics of places. */
export const statisticsFollower = (opening: Opening, context: ReadingContext, asked: Asked): Follower => {
  const { model, choices } = asked;
  const { heard, unknown: strange, shared, corrections } = hearIn(opening.rest, asked);
  const following = said(heard, opening);
  const continued = (): readonly Settled[] => {
    const before = requestIn(context, model);
    const meant = shared && theirs(shared.namesake, before.places);
    if (shared && meant === undefined) return [{ way: '', outcome: namesakeChoices(shared) }];
    const words =
      meant === undefined ? heard : hearIn(opening.rest, { model, choices: [...choices, meant] }).heard;
    return merged(without(before, leftOut(choices)), said(words, opening)).map(({ request, way }) => {
      const outcome = answerTo(request, model, correctionNotes(corrections));
      return { way, outcome: carriedOver(outcome, requestParts(request), requestParts(before)) };
    });
  };
  const unsound = following.request && !saysNothing(following) ? undefined : notTogether();
  return {
    refers: following.refers,
    bare: asksForNothing(following),
    isQuestion: isQuestion(following),
    problem: strange.length > 0 ? unknown(strange) : unsound,
    continued: () => settledBy(continued),
  };
};
