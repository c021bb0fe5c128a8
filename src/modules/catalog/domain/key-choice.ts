import type { ForeignKeyCandidate } from './foreign-key.js';
import { hint } from './key-names.js';
import { telling } from './key-values.js';

/** Share of the values of the referring column that the other table must have: a join loses the rows of the others. */
const leastContained = 0.9;
const leastScore = 0.8;
/** Scores that lie so near to each other say nothing about which is right. */
const nearlySame = 0.04;

type Scored = ForeignKeyCandidate & { readonly score: number };

/** How sure a candidate is, once it is known which share of its values the other table has. */
export function scoreOf({ similarity }: ForeignKeyCandidate, contained: number): number {
  if (contained < leastContained) return 0;
  return Math.round((0.6 * similarity + 0.4 * contained) * 100) / 100;
}

/** One reference per column: the surest, and of equals the one to the table of the entity itself. */
export function surest<C extends Scored>(candidates: readonly C[]): C[] {
  const sure = candidates.filter(({ score }) => score >= leastScore);
  const byColumn = Map.groupBy(sure, ({ from }) => JSON.stringify([from.table, from.column]));
  const best = [...byColumn.values()].flatMap((some) => {
    const one = some.reduce((last, next) => (isSurer(next, last) ? next : last));
    return some.some((other) => isAsLikely(other, one)) ? [] : [one];
  });
  return oneWayBetweenTables(withoutMutual(best));
}

/** A hint that fits two tables, with values that both have by chance, says nothing. */
const isAsLikely = (other: Scored, one: Scored): boolean =>
  other.to.table !== one.to.table &&
  one.similarity <= hint &&
  one.surprise < telling &&
  other.score >= one.score - nearlySame;

/** `home_team_id` and `away_team_id` both count; a state's name beside its code says the same once more. */
function oneWayBetweenTables<C extends Scored>(keys: readonly C[]): C[] {
  const pair = ({ from, to }: C) => JSON.stringify([from.table, to.table]);
  const target = new Map<string, C>();
  for (const key of keys) {
    const other = target.get(pair(key));
    if (!other || key.score > other.score) target.set(pair(key), key);
  }
  return keys.filter((key) => target.get(pair(key))?.to.column === key.to.column);
}

const isSurer = (a: Scored, b: Scored): boolean =>
  Math.abs(a.score - b.score) > nearlySame ? a.score > b.score : isPreferred(a, b);

const isPreferred = (a: Scored, b: Scored): boolean =>
  a.preference === b.preference ? a.score > b.score : a.preference > b.preference;

/** Two tables that share a key refer to each other: the less preferred one refers to the other. */
function withoutMutual<C extends ForeignKeyCandidate>(candidates: readonly C[]): C[] {
  const isMirror = (a: C, b: C) =>
    a.from.table === b.to.table &&
    a.from.column === b.to.column &&
    a.to.table === b.from.table &&
    a.to.column === b.from.column;
  return candidates.filter((one, index) => {
    const mirror = candidates.findIndex((other) => isMirror(one, other));
    const other = candidates[mirror];
    if (!other) return true;
    return one.preference > other.preference || (one.preference === other.preference && index > mirror);
  });
}
