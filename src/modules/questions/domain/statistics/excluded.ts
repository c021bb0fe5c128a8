import type { Heard } from './hear.js';
import type { Place } from './places.js';

const ties = /^(?:and|or|the|,|in|for|of|nor)$/i;

const isExcept = (one: Heard | undefined): boolean => one?.kind === 'cue' && one.cue.kind === 'except';

/** "other than CALIFORNIA and TEXAS": named right after the word that leaves them out. */
export const isExcluded = (heard: readonly Heard[], at: number): boolean => {
  for (let before = at - 1; before >= 0; before -= 1) {
    const one = heard[before];
    if (isExcept(one)) return true;
    if (one?.kind !== 'place' && !ties.test(one?.text ?? '')) return false;
  }
  return false;
};

/** The places that are left out. */
export const excludedFrom = (heard: readonly Heard[]): readonly Place[] =>
  heard.flatMap((one, at) =>
    one.kind === 'place' && isExcluded(heard, at) ? one.place.places.slice(0, 1) : [],
  );
