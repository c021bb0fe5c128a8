import type { Mention } from '../parse/draft.js';
import type { Chart, Parser } from './chart.js';
import { compareAdjective, compareFigure } from './compare-conditions.js';
import { first, having, inside, one, preposition, relative } from './links.js';
import { noun, relatedNoun } from './nouns.js';
import { either, map, maybe, ref, rule, seq, unlikely, where } from './parser.js';
import { relation } from './relation.js';
import { op, word } from './terminals.js';
import { bareThings } from './things.js';
import { countedThings, possessed, tied } from './tied-conditions.js';
import type { Condition, Modifiers, Things } from './tree.js';
import { bareValues, likeness, propertyValue, values } from './values.js';
import { said, verbal } from './verbs.js';
import { doneInYears, inYears } from './when.js';

/** They say whose something is. */
const owning = new Set(['of', 'of the', 'of all', 'for', 'for all', 'in', 'from']);

const grouping = new Set(['by', 'per', 'over', 'as']);

/** Whether more is said of things than what they are: otherwise they are what is grouped by. */
const isTold = ({ conditions, first: found }: Things): boolean =>
  conditions.length > 0 || found !== undefined;

export const does = either<unknown>(word('do', 'does', 'did', 'are', 'is', 'was', 'were'), having);

/** "countries THEY ARE IN", "complaints THAT THEY HAVE RECEIVED": what was asked for already does it. */
const ofOwnSubject = seq(
  maybe(relative),
  maybe(does),
  word('they', 'it', 'he', 'she'),
  either<unknown>(does, seq(maybe(does), said)),
  maybe(preposition),
);

const isCovered = (chart: Chart): boolean =>
  [...chart.model.graph.columns.values()].some(({ view }) => view.meaning === 'state-name');

/** "for players in THAT POSITION": it was named before. */
const isRepeated = (chart: Chart, at: number, { text }: Mention): boolean =>
  chart.tokens.slice(0, at).some(({ word: said_ }) => chart.lemma(said_) === chart.lemma(text.toLowerCase()));

/** "in the US", where there is nothing else; "running through it": what adds nothing. */
const idle: Parser<Modifiers> = (chart, at) => [
  ...(isCovered(chart)
    ? unlikely(
        map(seq(maybe(said), preposition, op('country')), () => none),
        0.2,
      )(chart, at)
    : []),
  ...map(seq(maybe(said), preposition, word('it', 'them', 'him', 'her')), () => none)(chart, at),
  ...map(seq(relative, having, word('it', 'them')), () => none)(chart, at),
  ...map(
    where(seq(preposition, word('that', 'those', 'this', 'these'), noun), ([, , one_], at_, start) =>
      isRepeated(at_, start, one_),
    ),
    () => none,
  )(chart, at),
  ...unlikely(
    map(ofOwnSubject, () => none),
    0.05,
  )(chart, at),
];

const none: Modifiers = { conditions: [] };

/** "that border THE MOST STATES". */
const relatedMost: Parser<Modifiers> = map(
  seq(
    relation,
    op('superlative', ({ of, often }) => !of && !often),
    maybe(op('count')),
    bareThings,
  ),
  ([via, { direction, text }, , things]) =>
    things.conditions.length > 0 || things.first
      ? undefined
      : first({ direction, text, by: { kind: 'relation', via, to: things.noun } }),
);

/** "that border Texas", "that border the largest state". */
const related: Parser<Modifiers> = either<Modifiers>(
  relatedMost,
  map(seq(relation, maybe(word('on', 'with')), values), ([via, , to]) =>
    one({ kind: 'related', via, to: { kind: 'named', values: to.values } }),
  ),
  map(seq(relative, values, relation), ([, to, via]) =>
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
    either(bareValues, propertyValue, countedThings, unlikely(map(ref('things'), tied), 0.05)),
  ),
  ([{ text }, not, said]) => {
    if (grouping.has(text.toLowerCase()) && said.kind === 'tied' && !isTold(said.things)) return undefined;
    const placed = inside(text, said);
    const condition: Condition =
      placed.kind === 'tied' && !placed.count && owning.has(text.toLowerCase())
        ? { ...placed, loose: true }
        : placed;
    return one(not ? { kind: 'not', of: condition } : condition);
  },
);

/** One thing said about a noun, without "that". */
export const predicate: Parser<Modifiers> = rule(
  'predicate',
  either<Modifiers>(
    map(seq(having, possessed), ([, found]) => found),
    map(seq(op('without'), ref('things')), ([, things]) => one({ kind: 'tied', things, negated: true })),
    map(
      seq(
        either<unknown>(
          op('without'),
          op('compare', ({ op: sign }) => sign === '<>'),
        ),
        either(bareValues, propertyValue),
      ),
      ([, of]) => one({ kind: 'not', of }),
    ),
    map(either(compareAdjective, likeness, inYears), one),
    map(seq(relatedNoun, maybe(word('with', 'as')), likeness), ([property, , condition]) =>
      condition.kind === 'like' && !condition.property ? one({ ...condition, property }) : undefined,
    ),
    doneInYears,
    idle,
    prepositional,
    related,
    verbal,
    unlikely(map(bareValues, one), 0.1),
    unlikely(map(propertyValue, one), 0.2),
    unlikely(map(compareFigure, one), 0.25),
  ),
);
