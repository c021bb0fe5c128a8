import type { CompiledModel } from '../model/compile.js';
import { soundlyBeside } from '../outcome/read.js';
import { hasEditions } from '../statistics/editions.js';
import type { Basis } from './basis.js';
import { saidIn } from './context.js';
import { DraftBasis } from './draft-basis.js';
import { type Asked, asksForNothing, hangs, hear, opensAQuestion, saysMore, unreadable } from './hear.js';
import { mergedWays } from './merge.js';
import type { Opening } from './opening.js';
import type { ReadingContext } from './reading-context.js';
import { TreeBasis } from './tree-basis.js';
import { carriedOver, type Follower, leftOut, settledBy } from './ways.js';

const basisOf = (context: ReadingContext, model: CompiledModel): Basis => {
  const said = saidIn(context, model) as never;
  return context.reader === 'scan' ? new DraftBasis(said, model) : new TreeBasis(said, model, context.chart);
};

/** Words that follow a reading of the scan or of the rules. */
export const readingFollower = (
  opening: Opening,
  context: ReadingContext | undefined,
  asked: Asked,
): Follower => {
  const { model } = asked;
  const heard = hear(opening, asked);
  const { chunks, draft } = heard;
  const bare = asksForNothing(draft);
  return {
    refers: false,
    bare,
    isQuestion: !bare && !hangs(chunks) && (opensAQuestion(chunks) || saysMore(draft)),
    problem: unreadable(heard),
    continued: () =>
      settledBy(() => {
        if (!context) return [];
        const basis = basisOf(context, model);
        const left = leftOut(heard.choices);
        const kept = left.size > 0 ? basis.without(left) : basis;
        return mergedWays(kept, heard).map(({ basis: one, way }) => {
          const outcome = one.settle(heard);
          const sound = hasEditions(model) ? soundlyBeside(outcome, model) : outcome;
          return { way, outcome: carriedOver(sound, one.parts, basis.parts) };
        });
      }),
  };
};
