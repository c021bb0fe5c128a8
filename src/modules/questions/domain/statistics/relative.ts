import type { Heard } from './hear.js';
import { cuesOf } from './soundness.js';

const ties = /^(?:in|as|a|by|the|of|what|terms)$/i;

const saysShare = (one: Heard | undefined): boolean =>
  one?.kind === 'cue' && one.cue.kind === 'form' && /^(?:percent|percentage|%)$/i.test(one.text);

/** "grew IN PERCENT": how the change is told, right after it; "an increase in the percentage OF women" is of a part. */
const isOfChange = (heard: readonly Heard[], at: number): boolean => {
  if (!saysShare(heard[at]) || /^of$/i.test(heard[at + 1]?.text ?? '')) return false;
  const before = heard
    .slice(0, at)
    .findLast(({ text, kind }) => !ties.test(text) && kind !== 'place' && kind !== 'time');
  return before?.kind === 'cue' && before.cue.kind === 'change';
};

/** Without the words that tell how a change is told. */
export const withoutRelative = (heard: readonly Heard[]): readonly Heard[] =>
  heard.filter((_, at) => !isOfChange(heard, at));

/** Whether a change is told as a part of what there was at first. */
export const isRelative = (heard: readonly Heard[]): boolean =>
  heard.some((_, at) => isOfChange(heard, at)) ||
  cuesOf(heard, 'change').some((one) => one.relative) ||
  cuesOf(heard, 'amount').some((one) => one.relative) ||
  isFastest(heard);

/** "the fastest growing": by its people, where nothing else is said. */
export const isFastest = (heard: readonly Heard[]): boolean =>
  cuesOf(heard, 'rank').some(({ text }) => text === 'fastest');
