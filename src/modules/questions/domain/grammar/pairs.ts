import type { ColumnSense } from '../model/lexicon.js';
import { isNumeric } from '../model/schema-graph.js';
import type { Parser } from './chart.js';
import { noun } from './nouns.js';
import { ofThings } from './of-things.js';
import { either, map, maybe, ref, seq, unlikely } from './parser.js';
import { op, word } from './terminals.js';
import { bareThings } from './things.js';
import type { Condition, Figure, Things, Wanted } from './tree.js';

const countOf = (of: Things): Figure => ({ agg: 'count', of });

const counting = seq(maybe(op('aggregate', ({ agg }) => agg === 'sum')), op('count'), maybe(op('distinct')));

const isFigure = ({ column }: ColumnSense): boolean => column.view.role === 'measure' && isNumeric(column);

/** "publications", "the number of courses with exams", "the average price of books". */
const figure: Parser<Figure> = either<Figure>(
  map(ref('things'), (of) => (of.noun.tables.length > 0 ? countOf(of) : undefined)),
  map(seq(counting, ref('things')), ([, of]) => countOf(of)),
  map(noun, (one) =>
    one.columns.some(isFigure)
      ? { noun: { ...one, columns: one.columns.filter(isFigure), tables: [] } }
      : undefined,
  ),
  map(seq(op('aggregate'), maybe(op('count')), noun, ofThings), ([{ agg }, , one, of]) => ({
    agg,
    noun: one,
    of,
  })),
);

const and = either<unknown>(word('to'), op('and'), op('versus'));

const isPlaced = (figure_: Figure): boolean =>
  figure_.of?.conditions.some((one) => one.kind === 'is' && one.within) === true;

/** "A to B IN OHIO": both are there. */
const alike = (a: Figure, b: Figure): readonly [Figure, Figure] => {
  const last = b.of?.conditions.at(-1);
  if (!a.of || isPlaced(a) || last?.kind !== 'is' || !last.within) return [a, b];
  return [{ ...a, of: { ...a.of, conditions: [...a.of.conditions, last] } }, b];
};

/** "the ratio of A to B", "the difference between A and B". */
const compared: Parser<Wanted> = either<Wanted>(
  map(
    seq(word('ratio'), either<unknown>(op('of'), op('between')), figure, and, figure),
    ([, , a, , b]): Wanted => ({ kind: 'pair', op: 'ratio', figures: alike(a, b) }),
  ),
  map(
    seq(op('share'), maybe(op('of')), figure, word('to'), figure),
    ([, , a, , b]): Wanted => ({ kind: 'pair', op: 'ratio', figures: alike(a, b) }),
  ),
  map(
    seq(op('difference'), maybe(op('between')), figure, op('and'), figure),
    ([, , a, , b]): Wanted => ({ kind: 'pair', op: 'difference', figures: [a, b] }),
  ),
);

/** What is said last tells the part; what is said before it, the whole. */
const partOf = (whole: Things, conditions: readonly Condition[]): Wanted | undefined => {
  if (conditions.length === 0) return undefined;
  const all: Things = { ...whole, conditions: [...whole.conditions, ...conditions.slice(0, -1)] };
  const part: Things = { ...whole, conditions: [...whole.conditions, ...conditions] };
  return { kind: 'pair', op: 'percentage', figures: [countOf(part), countOf(all)] };
};

/** "what percentage of students are female", "the share of books that cost more than 20". */
const share: Parser<Wanted> = map(
  seq(op('share'), maybe(op('of')), bareThings, ref('modifiers')),
  ([, , whole, { conditions, first }]) => (first || whole.first ? undefined : partOf(whole, conditions)),
);

/** "HOW DOES the ratio of A to B VARY by city": the figures of each. */
export const varying: Parser<readonly Wanted[]> = map(
  seq(
    word('how'),
    word('do', 'does', 'did'),
    compared,
    word('vary', 'varies', 'differ', 'differs', 'change', 'changes'),
  ),
  ([, , one]) => [one],
);

/** Two figures of which one is set against the other. */
export const pair: Parser<readonly Wanted[]> = unlikely(
  map(either(compared, share), (one) => [one]),
  0.05,
);
