import type { Parser } from './chart.js';
import { comparedToAverage, compareFigure, counted } from './compare-conditions.js';
import { first, one, preposition } from './links.js';
import { noun, relatedNoun } from './nouns.js';
import { either, map, maybe, ref, rule, seq, unlikely } from './parser.js';
import { op, quantity, verb, word } from './terminals.js';
import type { Condition, First, Modifiers, Things } from './tree.js';
import { likeness, propertyValue } from './values.js';

/** What is compared is either a number of things or a figure itself: "more than 3 orders", "over 500 points". */
export const countedThings: Parser<Condition> = map(
  seq(maybe(word('a')), counted, maybe(op('distinct')), ref('things')),
  ([, count, , things]): Condition => ({ kind: 'tied', things, count }),
);

const negative = either<unknown>(op('not'), op('without'));

/** "orders", "no orders", "any orders". */
export const tiedThings: Parser<Condition> = either<Condition>(
  map(
    seq(maybe(word('some', 'any', 'at least')), ref('things')),
    ([, things]): Condition => ({ kind: 'tied', things }),
  ),
  map(
    seq(negative, maybe(word('any')), ref('things')),
    ([, , things]): Condition => ({
      kind: 'tied',
      things,
      negated: true,
    }),
  ),
);

/** "both stadiums over 60,000 and stadiums under 50,000", "a stadium over 60,000 or a stadium with a roof". */
export const bothTied: Parser<Condition> = either<Condition>(
  unlikely(
    map(
      seq(maybe(op('either')), ref('things'), op('or'), ref('things')),
      ([, a, , b]): Condition => ({ kind: 'any', of: [tied(a), tied(b)] }),
    ),
    0.2,
  ),
  map(
    seq(op('both'), ref('things'), op('and'), ref('things')),
    ([, a, , b]): Condition => ({ kind: 'all', of: [tied(a), tied(b)] }),
  ),
  unlikely(
    map(
      seq(ref('things'), op('and'), ref('things')),
      ([a, , b]): Condition => ({ kind: 'all', of: [tied(a), tied(b)] }),
    ),
    0.15,
  ),
);

/** That such things belong to it. */
export const tied = (things: Things): Condition => ({ kind: 'tied', things });

const countingText = /^(?:the )?(?:most|least|fewest)$/i;

/** "the most detentions OF TYPE X": what is said of them is said of those that are counted. */
const firstByCounted: Parser<First> = map(
  seq(
    op('superlative', ({ of, often: frequent }) => !of && !frequent),
    maybe(op('count')),
    ref('things'),
  ),
  ([{ direction, text }, count, things]): First | undefined =>
    things.conditions.length > 0 && (count || countingText.test(text))
      ? { direction, text, by: { kind: 'figure', figure: { agg: 'count', of: things } } }
      : undefined,
);

/** "the highest rating", "the most students", "the largest number of members": what comes first. */
export const firstBy: Parser<First> = rule(
  'firstBy',
  either<First>(
    firstByCounted,
    map(
      seq(
        op('aggregate', ({ agg }) => agg === 'max' || agg === 'min'),
        maybe(op('count')),
        ref('figure'),
      ),
      ([{ agg, text }, count, figure]): First => ({
        direction: agg === 'max' ? 'desc' : 'asc',
        text,
        by: { kind: 'figure', figure: count ? { ...figure, agg: 'count' } : figure },
      }),
    ),
    map(
      seq(
        either<{ readonly number: number; readonly direction: 'asc' | 'desc' }>(
          map(seq(op('top'), quantity()), ([{ direction }, { value }]) => ({ number: value, direction })),
          map(
            seq(
              quantity(({ ordinal, unit }) => !ordinal && !unit),
              op('superlative', ({ of, often: frequent }) => !frequent && !of),
            ),
            ([{ value }, { direction }]) => ({ number: value, direction }),
          ),
        ),
        maybe(op('count')),
        ref('figure'),
      ),
      ([{ number, direction }, count, figure]): First => ({
        direction,
        text: 'top',
        count: number,
        by: { kind: 'figure', figure: count ? { ...figure, agg: 'count' } : figure },
      }),
    ),
    map(
      seq(
        maybe(quantity(({ ordinal }) => ordinal === true)),
        op('superlative', ({ often: frequent }) => !frequent),
        maybe(op('count')),
        ref('figure'),
      ),
      ([place, { direction, text }, count, figure]): First => ({
        direction,
        text,
        by: { kind: 'figure', figure: count ? { ...figure, agg: 'count' } : figure },
        ...(place && { count: place.value, only: true as const }),
      }),
    ),
  ),
);

/** Which end a word stands for. */
export const extremes: ReadonlyMap<string, 'asc' | 'desc'> = new Map([
  ...['highest', 'greatest', 'maximum', 'max', 'largest', 'longest'].map((one) => [one, 'desc'] as const),
  ...['lowest', 'least', 'minimum', 'min', 'smallest', 'shortest'].map((one) => [one, 'asc'] as const),
]);

/** "the highest elevation", where that is the name of a column: the first by it is meant. */
const firstByName: Parser<First> = map(noun, (property): First | undefined => {
  const direction = property.plural
    ? undefined
    : extremes.get(property.text.toLowerCase().split(' ')[0] ?? '');
  return direction && { direction, text: property.text, by: { kind: 'figure', figure: { noun: property } } };
});

/** "with a COUNT of more than 1": how many rows there are of each. */
const withCount: Parser<Condition> = map(
  seq(word('count', 'counts', 'frequency'), maybe(op('of')), counted),
  ([, , count]): Condition => ({ kind: 'times', count }),
);

/** What follows "with", "have" or "whose". */
export const possessed: Parser<Modifiers> = either<Modifiers>(
  map(either(compareFigure, comparedToAverage, propertyValue, likeness, countedThings, bothTied), one),
  map(withCount, one),
  map(unlikely(tiedThings, 0.15), one),
  map(
    seq(
      either(firstBy, firstByName),
      maybe(unlikely(seq(either<unknown>(verb, relatedNoun), maybe(preposition)), 0.05)),
    ),
    ([found]) => first(found),
  ),
);
