import type { Mention } from '../parse/draft.js';
import type { CompareOp } from '../text/operators.js';
import type { Parser } from './chart.js';
import { measured } from './figures.js';
import { implied } from './implied.js';
import { noun, value } from './nouns.js';
import { either, map, maybe, ref, seq, unlikely } from './parser.js';
import { date, op, quantity, word, words } from './terminals.js';
import type { Aggregate, Figure, Operand } from './tree.js';

/** What is compared, how, and with what adjective: "older than". */
export interface Comparison {
  readonly op: CompareOp;
  readonly of?: readonly string[];
  readonly text: string;
  readonly time?: true;
}

/** "more than", "older than", "not after". */
export const comparison: Parser<Comparison> = either<Comparison>(
  map(op('compare'), ({ op: sign, of, text, time }) => ({
    op: sign,
    text,
    ...(of && { of }),
    ...(time && { time }),
  })),
  map(seq(op('comparative'), op('than')), ([{ op: sign, of, text }]) => ({
    op: sign,
    text,
    ...(of && { of }),
  })),
  map(
    seq(
      op('compare', ({ op: sign }) => sign === '>' || sign === '<'),
      either(words('or equal to'), words('or the same as')),
    ),
    ([{ op: sign, of, text, time }]) => ({
      op: sign === '>' ? '>=' : '<=',
      text,
      ...(of && { of }),
      ...(time && { time }),
    }),
  ),
  map(seq(op('not'), op('compare')), ([, { op: sign, of, text, time }]) => ({
    op: opposite[sign],
    text,
    ...(of && { of }),
    ...(time && { time }),
  })),
);

export const opposite: Readonly<Record<CompareOp, CompareOp>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '=': '<>',
  '<>': '=',
};

const aggregate: Parser<Aggregate> = either<Aggregate>(
  map(op('aggregate'), ({ agg }) => agg),
  map(
    op('superlative', ({ of, often }) => !of && !often),
    ({ direction }) => (direction === 'desc' ? 'max' : 'min'),
  ),
);

const ofThings = map(seq(either(op('of'), op('in'), op('from')), ref('things')), ([, one]) => one);

/** "the average", "the average age of students", "the number of orders". */
const figure: Parser<Figure> = map(
  seq(aggregate, maybe(noun), maybe(ofThings)),
  ([agg, one, of]): Figure => ({ agg, ...(one && { noun: one }), ...(of && { of }) }),
);

/** "that of Ohio": the same figure of something else. */
const thatOf: Parser<Figure> = map(
  seq(word('that', 'those'), op('of'), ref('things')),
  ([, , of]): Figure => ({ of }),
);

/** "that IN JULY": another figure of the same row. */
const thatIn: Parser<Mention> = map(
  seq(maybe(word('that', 'those')), either<unknown>(op('in'), word('for')), noun),
  ([, , one]) => {
    const columns = one.columns.filter(({ column, score }) => column.view.role === 'measure' && score > 0.9);
    return columns.length > 0 ? { ...one, columns, tables: [] } : undefined;
  },
);

/** What something is compared with. */
export const operand: Parser<Operand> = either<Operand>(
  map(
    quantity(({ ordinal }) => !ordinal),
    (number) => ({ kind: 'number', quantity: number }) as const,
  ),
  map(
    seq(
      word('year'),
      maybe(op('of')),
      quantity(({ yearLike }) => yearLike),
    ),
    ([, , number]) => ({ kind: 'number', quantity: number }) as const,
  ),
  map(date, (iso) => ({ kind: 'date', iso }) as const),
  map(value, (one) => ({ kind: 'text', value: one }) as const),
  map(either(figure, thatOf), (one) => ({ kind: 'figure', figure: one }) as const),
  unlikely(
    map(either(measured, thatIn), (one) => ({ kind: 'figure', figure: { noun: one } }) as const),
    0.1,
  ),
);

/** "23 or younger": the number first. */
export const suffixed: Parser<{ readonly op: CompareOp; readonly operand: Operand }> = map(
  seq(
    quantity(({ ordinal }) => !ordinal),
    op('suffix-compare'),
  ),
  ([number, { op: sign }]) => ({ op: sign, operand: { kind: 'number', quantity: number } as const }),
);

/** What an adjective of comparison is about: "older" of an age. */
export const comparedBy =
  (of: readonly string[] | undefined, text: string): Parser<Figure> =>
  (chart, at) => {
    const about = of && implied(chart, text, of);
    return about ? [{ end: at, cost: 0, value: { noun: about } }] : [];
  };
