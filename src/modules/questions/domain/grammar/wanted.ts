import type { Mention } from '../parse/draft.js';
import type { Chart, Found, Parser } from './chart.js';
import { inColumn, measured, numberOf } from './figures.js';
import { noun, toMention } from './nouns.js';
import { ofThings } from './of-things.js';
import { had, ofOwner, ofOwnerIn, property } from './owned.js';
import { pair } from './pairs.js';
import { either, listOf, map, maybe, ref, rule, seq, unlikely } from './parser.js';
import { commaAnd, op, verb, word, words } from './terminals.js';
import { bareThings } from './things.js';
import type { Aggregate, Things, Wanted } from './tree.js';
import { howBig, whereOrWhen } from './unnamed.js';

/** "FIRST and last NAMES": the head is said once. */
const sharedHead: Parser<readonly Mention[]> = (chart, at) => {
  const { tokens } = chart;
  const [modifier, and] = [tokens[at], tokens[at + 1]];
  if (modifier?.kind !== 'word' || and?.word !== 'and') return [];
  return chart
    .chunksAt(at + 2)
    .filter((chunk) => chunk.noun && !chunk.related && chunk.to - chunk.from > 1)
    .flatMap((chunk) =>
      alone(chart, at, chunk.to - 1).map((one) => [one, toMention(chunk), chunk.to] as const),
    )
    .map(([one, other, end]): Found<readonly Mention[]> => ({ end, value: [one, other], cost: 0.15 }));
};

const alone = (chart: Chart, at: number, headAt: number): readonly Mention[] => {
  const { lexicon } = chart.model;
  const key = nameKey(chart, [at, headAt]);
  const columns = lexicon.columns.get(key) ?? [];
  const text = `${chart.tokens[at]?.text} ${chart.tokens[headAt]?.text}`;
  return columns.length > 0 ? [{ text, tables: [], columns, plural: true }] : [];
};

const nameKey = (chart: Chart, places: readonly number[]): string =>
  places.map((place) => chart.lemma(chart.tokens[place]?.word ?? '')).join(' ');

const counts = new Set(['most', 'the most', 'least', 'the least', 'fewest']);

/** "highest": of a figure alone, and not of how many there are. */
const extreme: Parser<Aggregate> = map(
  op('superlative', ({ of, often }) => !of && !often),
  ({ direction, text }) =>
    counts.has(text.toLowerCase()) ? undefined : direction === 'desc' ? 'max' : 'min',
);

const aggregates: Parser<readonly Aggregate[]> = listOf(
  either<Aggregate>(
    map(op('aggregate'), ({ agg }) => agg),
    extreme,
  ),
  either<unknown>(commaAnd, op('or')),
);

const counting = either<unknown>(
  op('how-many'),
  seq(op('count'), maybe(op('count'))),
  seq(
    op('aggregate', ({ agg }) => agg === 'sum'),
    op('count'),
  ),
);

/** "how many students", "the number of different courses". */
const count: Parser<readonly Wanted[]> = map(
  seq(counting, maybe(op('distinct')), maybe(either(words('kinds of'), words('types of'))), ref('things')),
  ([, distinct, , of]): readonly Wanted[] => [
    {
      kind: 'figure',
      figure: { agg: 'count', of, ...((distinct || of.distinct) && { distinct: true as const }) },
    },
  ],
);

/** "…, and how many accounts does each have?", "… and how many are there?": of what was asked for before. */
const countOfEach: Parser<readonly Wanted[]> = either<readonly Wanted[]>(
  map(
    seq(
      op('how-many'),
      maybe(op('distinct')),
      noun,
      op('each', ({ kind }) => kind === 'each'),
      either<unknown>(word('have', 'has', 'had'), verb),
    ),
    ([, distinct, one]): readonly Wanted[] => [
      {
        kind: 'figure',
        figure: {
          agg: 'count',
          of: { noun: one, conditions: [] },
          ...(distinct && { distinct: true as const }),
        },
      },
    ],
  ),
  unlikely(
    map(op('how-many'), (): readonly Wanted[] => [{ kind: 'figure', figure: { agg: 'count' } }]),
    0.3,
  ),
);

/** "the average and the highest age of students". */
const aggregated: Parser<readonly Wanted[]> = map(
  seq(aggregates, maybe(op('count')), listOf(measured, commaAnd), maybe(ofThings)),
  ([aggs, , nouns, of]): readonly Wanted[] =>
    nouns.flatMap((one) =>
      aggs.map((agg): Wanted => ({ kind: 'figure', figure: { agg, noun: one, ...(of && { of }) } })),
    ),
);

/** "how many different statuses do cities have". */
const countOfTheir: Parser<readonly Wanted[]> = map(
  seq(
    counting,
    maybe(op('distinct')),
    noun,
    ref('things'),
    either(word('have', 'has', 'had', 'get', 'got', 'from', 'in'), verb),
  ),
  ([, distinct, one, things]): readonly Wanted[] => [
    {
      kind: 'figure',
      figure: {
        agg: 'count',
        of: { noun: one, conditions: [{ kind: 'tied', things }] },
        ...(distinct && { distinct: true as const }),
      },
    },
  ],
);

const numberOfEach: Parser<readonly Wanted[]> = map(seq(numberOf, maybe(ofThings)), ([one, of]) => [
  property(one, of && { of }),
]);

const shared: Parser<readonly Wanted[]> = map(seq(sharedHead, maybe(ofThings)), ([both, of]) =>
  both.map((one) => property(one, of && { of })),
);

/** "each student's name", "department names": what it belongs to stands before. */
const possessive: Parser<readonly Wanted[]> = map(seq(bareThings, noun), ([{ distinct, ...of }, one]) => [
  property(one, { of, ...(distinct && { distinct }) }),
]);

const its = seq(word('their', 'its', 'his', 'her'), maybe(word('corresponding', 'respective', 'own')));

export const ofThem: Parser<readonly Wanted[]> = either<readonly Wanted[]>(
  map(seq(its, sharedHead), ([, both]) => both.map((one) => property(one, { its: true }))),
  map(seq(its, maybe(op('distinct')), noun), ([, , one]) => [property(one, { its: true })]),
  map(seq(its, aggregates, noun), ([, aggs, one]) =>
    aggs.map((agg): Wanted => ({ kind: 'figure', figure: { agg, noun: one } })),
  ),
);

const details = word(
  'details',
  'detail',
  'information',
  'info',
  'columns',
  'fields',
  'attributes',
  'everything',
);

const everything: Parser<readonly Wanted[]> = either<readonly Wanted[]>(
  map(
    seq(
      maybe(word('all')),
      details,
      maybe(either<unknown>(word('about', 'in', 'from'), op('of'))),
      ref('things'),
      maybe(word('table')),
    ),
    ([, , , of]) => [{ kind: 'everything', of }],
  ),
  map(seq(ref('things'), details), ([of]) => [{ kind: 'everything', of }]),
);

/** "hometowns OF GYMNASTS": what is of something, and nothing that is listed for itself. */
const isOwned = ({ noun: { tables }, conditions }: Things): boolean =>
  conditions.some((one) => one.kind === 'tied' && one.loose) && !tables.some(({ score }) => score > 0.9);

const listed: Parser<readonly Wanted[]> = map(ref('things'), (things): readonly Wanted[] | undefined =>
  isOwned(things)
    ? undefined
    : [
        things.conditions.length === 0 && !things.first && !things.each
          ? property(things.noun, things.distinct && { distinct: true })
          : { kind: 'things', things },
      ],
);

/** One thing that is asked for, or several that share their words. */
export const wanted: Parser<readonly Wanted[]> = rule(
  'wanted',
  either<readonly Wanted[]>(
    whereOrWhen,
    howBig,
    countOfEach,
    count,
    countOfTheir,
    aggregated,
    ofOwner,
    ofOwnerIn,
    had,
    map(inColumn, (one) => [property(one)]),
    unlikely(numberOfEach, 0.05),
    shared,
    ofThem,
    listed,
    pair,
    unlikely(possessive, 0.05),
    unlikely(everything, 0.25),
  ),
);
