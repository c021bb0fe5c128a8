import type { Mention } from '../parse/draft.js';
import { linkingVerbs } from '../text/words.js';
import type { Chart, Parser } from './chart.js';
import { compareAdjective, compareFigure, often } from './compare-conditions.js';
import { first, having, inside, one, preposition, relative } from './links.js';
import { either, map, maybe, ref, rule, seq, unlikely, where } from './parser.js';
import { noun, op, relatedNoun, verb, word, words } from './terminals.js';
import { bothTied, countedThings, firstBy, possessed, tied, tiedThings } from './tied-conditions.js';
import type { Condition, First, Modifiers, Things } from './tree.js';
import { bareValues, likeness, propertyValue, values } from './values.js';

/** "enrolled in a course", "named X", "advise more than 2 students". */
const said = either<{ readonly via?: Mention; readonly verb?: string }>(
  map(relatedNoun, (via) => ({ via })),
  map(
    where(verb, (text) => text !== 'corresponding'),
    (text) => ({ verb: text }),
  ),
  map(words('corresponding to'), (text) => ({ verb: text })),
);

const withVerb = (
  condition: Condition,
  { via, verb: text }: { readonly via?: Mention; readonly verb?: string },
): Condition =>
  condition.kind === 'tied'
    ? { ...condition, ...(via && { via }), ...(text && { verb: text }) }
    : condition.kind === 'is' && text && !linkingVerbs.has(text)
      ? { ...condition, verb: text }
      : condition;

const object: Parser<Modifiers> = either<Modifiers>(
  map(either(bareValues, propertyValue, countedThings, bothTied), one),
  map(tiedThings, one),
  map(compareAdjective, one),
  map(
    map(
      seq(
        op('superlative', ({ of }) => !of),
        maybe(op('count')),
        ref('things'),
      ),
      ([{ direction, text }, , things]): First => ({
        direction,
        text,
        by: { kind: 'figure', figure: { agg: 'count', of: things } },
      }),
    ),
    first,
  ),
);

const verbal: Parser<Modifiers> = either<Modifiers>(
  map(seq(said, maybe(preposition), object), ([act, by, { conditions, first: found }]) => ({
    conditions: conditions.map((condition) => withVerb(by ? inside(by.text, condition) : condition, act)),
    ...(found && { first: found }),
  })),
  map(seq(said, op('without'), either(bareValues, propertyValue)), ([, , of]) => one({ kind: 'not', of })),
  map(seq(said, often), ([act, count]): Modifiers | undefined =>
    one(
      act.via ? { kind: 'tied', things: { noun: act.via, conditions: [] }, count } : { kind: 'times', count },
    ),
  ),
  unlikely(
    map(relatedNoun, (via) => one({ kind: 'tied', things: { noun: via, conditions: [] } })),
    0.2,
  ),
);

const grouping = new Set(['by', 'per', 'over', 'as']);

/** Whether more is said of things than what they are: otherwise they are what is grouped by. */
const isTold = ({ conditions, first: found }: Things): boolean =>
  conditions.length > 0 || found !== undefined;

/** Whether rows of a table tie things of another to each other: borders of states. */
const isRelation = ({ tables, columns }: Mention): boolean =>
  [...tables, ...columns.map(({ column, score }) => ({ table: column.table, score }))].some(
    ({ table, score }) =>
      score > 0.6 &&
      table.edges.some(
        (edge) =>
          edge.toOne && table.edges.some((other) => other !== edge && other.toOne && other.to === edge.to),
      ),
  );

const isCovered = (chart: Chart): boolean =>
  [...chart.model.graph.columns.values()].some(({ view }) => view.meaning === 'state-name');

/** "in the US", where there is nothing else; "running through it": what adds nothing. */
const idle: Parser<Modifiers> = (chart, at) => [
  ...(isCovered(chart) ? map(seq(preposition, op('country')), () => none)(chart, at) : []),
  ...map(seq(maybe(said), preposition, word('it', 'them', 'him', 'her')), () => none)(chart, at),
];

const none: Modifiers = { conditions: [] };

const relation = where(either(noun, relatedNoun), (one) => isRelation(one));

/** "that border Texas", "that border the largest state". */
const related: Parser<Modifiers> = either<Modifiers>(
  map(seq(relation, maybe(word('on', 'with')), values), ([via, , to]) =>
    one({ kind: 'related', via, to: { kind: 'named', values: to.values } }),
  ),
  map(seq(relation, maybe(word('on', 'with')), maybe(op('not')), ref('things')), ([via, , not, things]) =>
    one({ kind: 'related', via, to: { kind: 'things', things }, ...(not && { negated: true as const }) }),
  ),
);

/** "in Ohio", "from the history department". */
const prepositional: Parser<Modifiers> = map(
  seq(
    preposition,
    maybe(op('not')),
    either(bareValues, propertyValue, unlikely(map(ref('things'), tied), 0.05)),
  ),
  ([{ text }, not, said]) => {
    if (grouping.has(text.toLowerCase()) && said.kind === 'tied' && !isTold(said.things)) return undefined;
    const condition = inside(text, said);
    return one(not ? { kind: 'not', of: condition } : condition);
  },
);

/** "courses THAT STUDENTS TAKE": the things come first, and then what they do. */
const inverted: Parser<Modifiers> = map(
  seq(
    maybe(either<unknown>(relative, seq(preposition, word('which', 'whom')))),
    either<Condition>(
      map(ref('things'), tied),
      map(values, (said_): Condition => ({ kind: 'is', ...said_, within: true })),
    ),
    either<unknown>(verb, relatedNoun),
    maybe(preposition),
  ),
  ([, condition]): Modifiers => one(condition),
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

/** One thing said about a noun, without "that". */
export const predicate: Parser<Modifiers> = rule(
  'predicate',
  either<Modifiers>(
    map(seq(having, possessed), ([, found]) => found),
    map(seq(op('without'), ref('things')), ([, things]) => one({ kind: 'tied', things, negated: true })),
    map(seq(op('without'), either(bareValues, propertyValue)), ([, of]) => one({ kind: 'not', of })),
    map(either(compareAdjective, likeness), one),
    idle,
    prepositional,
    related,
    verbal,
    unlikely(map(bareValues, one), 0.1),
    unlikely(map(propertyValue, one), 0.2),
    unlikely(map(compareFigure, one), 0.25),
  ),
);

const auxiliary = seq(word('have', 'has', 'had'), maybe(word('been', 'ever', 'also', 'only')));
const never = seq(op('not'), maybe(word('been', 'ever')));

/** "that is most common". */
const frequent: Parser<First> = map(
  op('superlative', ({ often: one_ }) => one_ === true),
  ({ direction, text }) => ({
    direction,
    text,
    by: { kind: 'often' },
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
    map(seq(maybe(relative), frequent), ([, found]) => first(found)),
    map(seq(relative, predicate), ([, found]) => found),
    map(seq(maybe(relative), op('not'), predicate), ([, , found]) => negated(found)),
    inverted,
    whereabouts,
  ),
);

/** After "and" the word that opened the condition may be left out: "with an age over 30 and weight under 60". */
export const again: Parser<Modifiers> = either<Modifiers>(
  clause,
  unlikely(map(either(compareFigure, propertyValue, likeness, countedThings), one), 0.1),
  unlikely(map(firstBy, first), 0.1),
);
