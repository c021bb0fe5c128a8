import type { CompareOp } from '../text/operators.js';
import type { Parser } from './chart.js';
import { measured } from './figures.js';
import { noun, totalOf } from './nouns.js';
import { comparedBy, comparison, operand, suffixed } from './operands.js';
import { either, map, maybe, ref, seq, unlikely } from './parser.js';
import { op, quantity, word, words } from './terminals.js';
import type { Condition, Operand } from './tree.js';

/** "more than the average number of points". */
export const comparedToAverage: Parser<Condition> = map(
  seq(comparison, op('aggregate'), maybe(op('count')), noun),
  ([{ op: sign, of }, { agg }, , property]): Condition | undefined =>
    of
      ? undefined
      : { kind: 'compare', left: { noun: property }, op: sign, right: { kind: 'figure', figure: { agg } } },
);

const quantifier = word('all', 'every', 'each', 'any', 'some', 'one');

/** "larger than the revenue of ALL companies in Ohio": than the largest, and of "some" than the smallest. */
const comparedToThose: Parser<Condition> = map(
  seq(ref('figure'), comparison, noun, op('of'), quantifier, maybe(op('of')), ref('things')),
  ([left, { op: sign }, property, , which, , of]): Condition | undefined => {
    const largest = sign.startsWith('>') !== ['any', 'some', 'one'].includes(which);
    return sign === '=' || sign === '<>'
      ? undefined
      : {
          kind: 'compare',
          left,
          op: sign,
          right: { kind: 'figure', figure: { agg: largest ? 'max' : 'min', noun: property, of } },
        };
  },
);

/** "more wins than losses", "a higher temperature in March than in July": two figures of one row. */
const comparedToOther: Parser<Condition> = map(
  seq(op('comparative'), measured, op('than'), operand),
  ([{ op: sign }, left, , right]): Condition | undefined =>
    right.kind === 'figure' && right.figure.noun && !right.figure.agg && !right.figure.of
      ? { kind: 'compare', left: { noun: left }, op: sign, right }
      : undefined,
);

/** How two figures are set against each other: "age over 30", "average rating above 5". */
export const compareFigure: Parser<Condition> = either<Condition>(
  comparedToThose,
  comparedToOther,
  map(
    seq(ref('figure'), maybe(either<unknown>(op('not'), op('of'))), comparison, operand),
    ([left, , { op: sign, time }, right]): Condition | undefined =>
      time && left.agg ? undefined : { kind: 'compare', left, op: sign, right },
  ),
  map(
    seq(ref('figure'), suffixed),
    ([left, { op: sign, operand: right }]): Condition => ({
      kind: 'compare',
      left,
      op: sign,
      right,
    }),
  ),
  map(
    seq(
      ref('figure'),
      comparison,
      operand,
      either<{ readonly kind: string }>(op('or'), op('and')),
      comparison,
      operand,
    ),
    ([left, { op: sign }, right, { kind }, other, bound]): Condition => ({
      kind: kind === 'or' ? 'any' : 'all',
      of: [
        { kind: 'compare', left, op: sign, right },
        { kind: 'compare', left, op: other.op, right: bound },
      ],
    }),
  ),
  map(
    seq(either(noun, totalOf), op('between'), operand, op('and'), operand),
    ([property, , low, , high]): Condition => ({ kind: 'between', property, low, high }),
  ),
  map(
    seq(op('between'), operand, op('and'), operand, noun),
    ([, low, , high, property]): Condition => ({ kind: 'between', property, low, high }),
  ),
);

const years = maybe(either<unknown>(words('years old'), words('years of age'), words('years')));

const isCount = ({ value, ordinal, unit }: { value: number; ordinal?: boolean; unit?: string }): boolean =>
  !ordinal && !unit && Number.isInteger(value);

/** "under 18", said of people. */
const plainUnder: Parser<Condition> = map(
  seq(comparedBy(['age'], 'age'), word('under', 'over'), quantity(isCount)),
  ([left, sign, number]): Condition => ({
    kind: 'compare',
    left,
    op: sign === 'under' ? '<' : '>',
    right: { kind: 'number', quantity: number },
  }),
);

/** "HIGHER THAN 100", of what has a height. */
const higherThan: Parser<Condition> = map(
  seq(
    either<CompareOp>(
      map(words('higher than'), () => '>'),
      map(words('lower than'), () => '<'),
    ),
    comparedBy(['height', 'elevation', 'altitude'], 'high'),
    operand,
  ),
  ([sign, left, right]): Condition => ({ kind: 'compare', left, op: sign, right }),
);

/** "older than 30", "aged 23 or younger", "after 2006". */
export const compareAdjective: Parser<Condition> = (chart, at) => [
  ...comparison(chart, at).flatMap(({ end, value: { op: sign, of, text }, cost }) =>
    of
      ? map(
          seq(comparedBy(of, text), operand, years),
          ([left, right]): Condition => ({ kind: 'compare', left, op: sign, right }),
        )(chart, end).map((found) => ({ ...found, cost: found.cost + cost }))
      : map(
          seq(
            comparedBy(['age'], text),
            quantity(isCount),
            either<unknown>(words('years old'), words('years of age')),
          ),
          ([left, number]): Condition => ({
            kind: 'compare',
            left,
            op: sign,
            right: { kind: 'number', quantity: number },
          }),
        )(chart, end).map((found) => ({ ...found, cost: found.cost + cost })),
  ),
  ...unlikely(either(plainUnder, higherThan), 0.15)(chart, at),
  ...map(
    seq(op('aged'), comparedBy(['age'], 'aged'), either(suffixed, plainAge)),
    ([, left, { op: sign, operand: right }]): Condition => ({ kind: 'compare', left, op: sign, right }),
  )(chart, at),
];

const plainAge: Parser<{ readonly op: CompareOp; readonly operand: Operand }> = map(
  seq(maybe(comparison), operand),
  ([compared, right]) => ({ op: compared?.op ?? '=', operand: right }),
);

export interface Counted {
  readonly op: CompareOp;
  readonly number: number;
}

/** "more than 3", "at least two", "two or more", "3". */
export const counted: Parser<Counted> = either<Counted>(
  map(seq(comparison, quantity(isCount)), ([{ op: sign, of }, { value }]) =>
    of ? undefined : { op: sign, number: value },
  ),
  map(seq(quantity(isCount), op('suffix-compare')), ([{ value }, { op: sign }]) => ({
    op: sign,
    number: value,
  })),
  unlikely(
    map(quantity(isCount), ({ value }) => ({ op: '=' as const, number: value })),
    0.1,
  ),
  map(seq(words('at least'), word('a', 'an')), () => ({ op: '>=' as const, number: 1 })),
  map(seq(words('more than'), maybe(word('a', 'single'))), () => ({ op: '>' as const, number: 1 })),
  map(word('multiple', 'several', 'many'), () => ({ op: '>' as const, number: 1 })),
);

/** "more than once", "at least twice", "3 times". */
export const often: Parser<Counted> = either<Counted>(
  map(words('more than once'), () => ({ op: '>', number: 1 })),
  map(words('at least once'), () => ({ op: '>=', number: 1 })),
  map(words('at least twice'), () => ({ op: '>=', number: 2 })),
  map(words('more than twice'), () => ({ op: '>', number: 2 })),
  map(words('only once'), () => ({ op: '=', number: 1 })),
  map(words('exactly once'), () => ({ op: '=', number: 1 })),
  map(word('twice'), () => ({ op: '=', number: 2 })),
  map(seq(counted, word('times')), ([count]) => count),
);
