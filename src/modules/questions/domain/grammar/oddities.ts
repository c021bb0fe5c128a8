import { stem } from './counted.js';
import type { Condition, Question, Wanted } from './tree.js';

const isLoose = (condition: Condition | undefined): boolean =>
  condition?.kind === 'tied' && condition.loose === true && !condition.count && !condition.negated;

/** "names and players of clubs": both are of the clubs, and the names are not the players'. */
const isTorn = (before: Wanted, one: Wanted): boolean =>
  before.kind === 'property' &&
  !before.of &&
  !before.its &&
  one.kind === 'things' &&
  !one.things.first &&
  isLoose(one.things.conditions[0]);

/** "cities that have a branch in Avalon and A BRANCH WITH a hall": said of the cities once more, and nothing else to show. */
const isRepeated = (before: Wanted, one: Wanted): boolean =>
  before.kind === 'things' &&
  one.kind === 'things' &&
  one.things.conditions.length > 0 &&
  before.things.conditions.some(
    (condition) =>
      condition.kind === 'tied' && stem(condition.things.noun.text) === stem(one.things.noun.text),
  );

/** How odd a question is as a whole, whatever its parts cost. */
export const oddityOf = ({ wanted }: Question): number =>
  wanted.some((one, at) => {
    const before = wanted[at - 1];
    return before !== undefined && (isTorn(before, one) || isRepeated(before, one));
  })
    ? 0.3
    : 0;
