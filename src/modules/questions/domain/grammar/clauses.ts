import type { Parser } from './chart.js';
import { compareFigure } from './compare-conditions.js';
import { first, having, one, preposition, relative } from './links.js';
import { relatedNoun } from './nouns.js';
import { either, map, maybe, ref, rule, seq, unlikely, where } from './parser.js';
import { does, predicate } from './predicates.js';
import { end, op, verb, word } from './terminals.js';
import { adjective } from './things.js';
import { countedThings, firstBy, tied, tiedThings } from './tied-conditions.js';
import type { Condition, First, Modifiers } from './tree.js';
import { bareValues, likeness, propertyValue, values } from './values.js';
import { said, verbal } from './verbs.js';

/** "courses THAT STUDENTS TAKE": the things come first, and then what they do. */
const inverted: Parser<Modifiers> = map(
  seq(
    maybe(either<unknown>(relative, seq(preposition, word('which', 'whom')))),
    either<Condition>(
      map(ref('things'), tied),
      map(values, (said_): Condition => ({ kind: 'is', ...said_, within: true })),
    ),
    maybe(op('not')),
    either<unknown>(verb, relatedNoun),
    maybe(preposition),
  ),
  ([, condition, not]): Modifiers => one(not ? { kind: 'not', of: condition } : condition),
);

/** "which state IS LAKE TAHOE IN": what lies there closes the question. */
const stranded: Parser<Modifiers> = map(
  seq(values, word('in', 'on', 'at'), end),
  ([said_]): Modifiers => one({ kind: 'is', ...said_, within: true }),
);

/** "cities NO CUSTOMERS LIVE IN". */
const lackedBy: Parser<Modifiers> = map(
  seq(
    maybe(relative),
    either<unknown>(op('without'), op('not')),
    ref('things'),
    either<unknown>(verb, relatedNoun),
    maybe(preposition),
  ),
  ([, , things]): Modifiers => one({ kind: 'tied', things, negated: true }),
);

/** "the city WHERE THE BRANCHES ARE LOCATED". */
const whereabouts: Parser<Modifiers> = map(
  seq(
    where(
      map(op('whose'), ({ text }) => text),
      (text) => text.toLowerCase() !== 'whose',
    ),
    either(countedThings, map(ref('things'), tied)),
    maybe(either<unknown>(verb, relatedNoun)),
  ),
  ([, condition]): Modifiers => one(condition),
);

const auxiliary = seq(word('have', 'has', 'had'), maybe(word('been', 'ever', 'also', 'only')));
const never = seq(op('not'), maybe(word('been', 'ever')));

/** Times of which everything in one such period has the same. */
const wholePeriods: ReadonlyMap<string, readonly string[]> = new Map([
  ['year', ['integer']],
  ['day', ['date']],
  ['date', ['date']],
  ['time', ['integer', 'date', 'timestamp']],
]);

/** "held IN THE MOST RECENT YEAR", "AT THE LATEST time": all that was then, and not the last of it. */
const atTheLatest: Parser<First> = map(
  seq(maybe(said), op('in'), adjective, word(...wholePeriods.keys())),
  ([, , { by, ...found }, period]) => {
    if (by.kind !== 'adjective') return undefined;
    const types = wholePeriods.get(period) ?? [];
    const columns = by.noun.columns.filter(({ column }) => types.includes(column.view.type));
    return columns.length > 0 ? { ...found, by: { ...by, noun: { ...by.noun, columns } } } : undefined;
  },
);

/** "that is most common". */
const frequent: Parser<First> = map(
  op('superlative', ({ often: one_ }) => one_ === true),
  ({ direction, text }) => ({
    direction,
    text,
    by: { kind: 'often' },
  }),
);

/** "ordered the most", "visited the most number of times". */
const mostDone: Parser<First> = map(
  seq(
    said,
    where(
      op('superlative', ({ of, often: one_ }) => !of && !one_),
      ({ text }) => /most|least/i.test(text),
    ),
    maybe(op('count')),
    either<unknown>(word('times', 'often'), end),
  ),
  ([{ via }, { direction, text }]): First => ({
    direction,
    text,
    by: via
      ? { kind: 'figure', figure: { agg: 'count', of: { noun: via, conditions: [] } } }
      : { kind: 'often' },
  }),
);

const negated = ({ conditions, first: found }: Modifiers): Modifiers | undefined =>
  found ? undefined : { conditions: conditions.map((of): Condition => ({ kind: 'not', of })) };

/** "who are not from Ohio". */
export const clause: Parser<Modifiers> = rule(
  'clause',
  either<Modifiers>(
    predicate,
    map(seq(maybe(relative), auxiliary, verbal), ([, , found]) => found),
    map(seq(maybe(relative), auxiliary, never, verbal), ([, , , found]) => negated(found)),
    map(seq(maybe(relative), maybe(seq(maybe(auxiliary), said)), frequent), ([, , found]) => first(found)),
    map(seq(maybe(relative), maybe(auxiliary), atTheLatest), ([, , found]) => first(found)),
    map(seq(maybe(relative), maybe(auxiliary), mostDone), ([, , found]) => first(found)),
    map(seq(maybe(relative), maybe(auxiliary), said, adjective), ([, , , found]) =>
      found.by.kind === 'adjective' ? first(found) : undefined,
    ),
    map(seq(maybe(relative), auxiliary, never, having, tiedThings), ([, , , , found]) => negated(one(found))),
    lackedBy,
    unlikely(
      map(seq(maybe(relative), adjective), ([, found]) =>
        found.by.kind === 'adjective' ? first(found) : undefined,
      ),
      0.05,
    ),
    map(
      seq(
        either<unknown>(relative, seq(preposition, word('which', 'whom'))),
        firstBy,
        does,
        maybe(word('been')),
        maybe(said),
        maybe(preposition),
      ),
      ([, found]) => first(found),
    ),
    map(
      seq(
        preposition,
        word('which', 'whom'),
        word('there'),
        maybe(does),
        maybe(does),
        word('been', 'be', 'are', 'is', 'were', 'was'),
        either(countedThings, tiedThings),
      ),
      ([, , , , , , found]) => one(found),
    ),
    map(seq(relative, maybe(op('either')), predicate), ([, , found]) => found),
    map(seq(maybe(relative), op('not'), predicate), ([, , found]) => negated(found)),
    map(
      seq(op('without'), word('those', 'the', 'ones'), maybe(word('ones')), ref('modifiers')),
      ([, , , found]) => (found.conditions.length > 0 ? negated(found) : undefined),
    ),
    map(
      seq(either<unknown>(verb, relatedNoun), op('without'), either(bareValues, propertyValue)),
      ([, , of]) => one({ kind: 'not', of }),
    ),
    inverted,
    stranded,
    whereabouts,
  ),
);

/** After "and" the word that opened the condition may be left out: "with an age over 30 and weight under 60". */
export const again: Parser<Modifiers> = either<Modifiers>(
  clause,
  unlikely(map(either(compareFigure, propertyValue, likeness, countedThings), one), 0.1),
  unlikely(map(firstBy, first), 0.1),
);
