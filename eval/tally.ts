import { percentile } from '../bench/harness/statistics.ts';
import type { Asked, Outcome } from './asking.ts';

/** What became of many questions, counted. */
export interface Tally {
  readonly questions: number;
  readonly answered: number;
  readonly correct: number;
  readonly exact: number;
  readonly wrong: number;
  readonly declined: number;
  readonly ambiguous: number;
  readonly among: number;
  readonly failed: number;
  readonly parseP50: number;
  readonly parseP95: number;
}

export const tallyOf = (asked: readonly Asked[]): Tally => {
  const count = (outcome: Outcome): number => asked.filter((one) => one.outcome === outcome).length;
  // What was read before takes no time at all.
  const took = asked.map(({ parseMs }) => parseMs).filter((ms) => ms > 0);
  const [correct, wrong] = [count('correct'), count('wrong')];
  return {
    questions: asked.length,
    answered: correct + wrong,
    correct,
    exact: asked.filter((one) => one.exact).length,
    wrong,
    declined: count('declined'),
    ambiguous: count('ambiguous'),
    among: asked.filter((one) => one.among).length,
    failed: count('failed'),
    parseP50: percentile(took, 0.5),
    parseP95: percentile(took, 0.95),
  };
};

/** A line for all, one for each half, and one for each class. */
export const tallies = (asked: readonly Asked[]): ReadonlyMap<string, Tally> => {
  const groups = new Map<string, Asked[]>([['all', [...asked]]]);
  const put = (name: string, one: Asked): void => {
    groups.set(name, [...(groups.get(name) ?? []), one]);
  };
  for (const half of ['a', 'b'])
    for (const one of asked.filter(({ question }) => question.half === half)) put(`half ${half}`, one);
  const classes = [...new Set(asked.map(({ question }) => question.class))].sort();
  if (classes.length > 1) {
    for (const name of classes)
      for (const one of asked.filter(({ question }) => question.class === name)) put(name, one);
  }
  return new Map([...groups].map(([name, members]) => [name, tallyOf(members)]));
};
