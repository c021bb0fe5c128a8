import type { Heard } from './hear.js';

const nouns = /^(?:these|those|this|that|them|such|its|their)$/i;
const pronouns = /^(?:it|its|they|their|them)$/i;
const being = /^(?:is|are|was|were|be|been)$/i;

const isLevel = (one: Heard | undefined): boolean => one?.kind === 'cue' && one.cue.kind === 'level';

/** "in THESE counties": the place that it is said of. */
export const isPointedAt = (heard: readonly Heard[], at: number): boolean =>
  isLevel(heard[at]) && nouns.test(heard[at - 1]?.text ?? '');

/** "How many people live there", "in those counties", "its population": words about what was asked before. */
export const refersBack = (heard: readonly Heard[]): boolean => {
  const names = heard.some((one) => one.kind === 'place' || isLevel(one));
  return heard.some(
    ({ text }, at) =>
      isPointedAt(heard, at) ||
      (pronouns.test(text) && !names) ||
      (/^there$/i.test(text) &&
        ![heard[at - 1], heard[at + 1]].some((beside) => being.test(beside?.text ?? ''))),
  );
};
