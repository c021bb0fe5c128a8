import type { Chunk } from '../senses/chunk.js';
import type { Quantity } from '../text/numbers.js';
import type { Operator } from '../text/operators.js';
import type { Chart, Found, Parser } from './chart.js';
import { weights } from './weights.js';

/** What starts here, small words left out before it. */
export const chunks =
  <T>(
    read: (chunk: Chunk, chart: Chart) => T | undefined,
    extra: (chunk: Chunk) => number = () => 0,
  ): Parser<T> =>
  (chart, start) => {
    const found: Found<T>[] = [];
    for (let at = start; at < chart.tokens.length; at += 1) {
      for (const chunk of chart.chunksAt(at)) {
        const value = read(chunk, chart);
        if (value !== undefined) found.push({ end: chunk.to, value, cost: weights.piece + extra(chunk) });
      }
      if (!chart.isSmall(at)) break;
    }
    return found;
  };

/** The operators of a kind. */
type OfKind<O, K> = O extends { readonly kind: infer X } ? ([K] extends [X] ? O : never) : never;

/** A word or phrase of the closed list of operators. */
export const op = <K extends Operator['kind']>(
  kind: K,
  holds: (operator: OfKind<Operator, K>) => boolean = () => true,
): Parser<OfKind<Operator, K> & { readonly text: string }> =>
  chunks(({ operator, text }) =>
    operator?.kind === kind && holds(operator as OfKind<Operator, K>)
      ? { ...(operator as OfKind<Operator, K>), text }
      : undefined,
  );

export const quantity = (holds: (quantity: Quantity) => boolean = () => true): Parser<Quantity> =>
  chunks((chunk) => (chunk.quantity && holds(chunk.quantity) ? chunk.quantity : undefined));

export const date: Parser<string> = chunks(({ date: iso }) => iso);

/** One of these words, whatever else they may be. */
export const word = (...words: readonly string[]): Parser<string> => {
  const wanted = new Set(words);
  return (chart, start) => {
    for (let at = start; at < chart.tokens.length; at += 1) {
      const token = chart.tokens[at]?.word ?? '';
      if (wanted.has(token) && chart.tokens[at]?.kind !== 'quoted')
        return [{ end: at + 1, value: token, cost: weights.piece }];
      if (!chart.isSmall(at)) break;
    }
    return [];
  };
};

/** What adds nothing to the noun before it. */
export const empty = word(
  'members',
  'member',
  'persons',
  'individuals',
  'record',
  'records',
  'entries',
  'available',
);

/** Several words in a row. */
export const words = (text: string): Parser<string> => {
  const [first = '', ...rest] = text.split(' ');
  return (chart, start) =>
    word(first)(chart, start).flatMap(({ end }) =>
      rest.every((one, index) => chart.tokens[end + index]?.word === one)
        ? [{ end: end + rest.length, value: text, cost: weights.piece }]
        : [],
    );
};

/** "and", ",", ", and". */
export const commaAnd: Parser<unknown> = (chart, at) =>
  op('and')(chart, at).flatMap((found) => [found, ...op('and')(chart, found.end)]);

/** A word that says what is done, of which the data may know nothing. */
export const verb: Parser<string> = chunks((chunk) =>
  chunk.verb || (chunk.asking && !chunk.noun && !chunk.skip) ? chunk.word : undefined,
);

/** "show", "list": a word that says that something is wanted. */
export const asking: Parser<string> = (chart, at) =>
  chunks((chunk) => (chunk.asking && !isNamed(chart, chunk) ? chunk.word : undefined))(chart, at);

/** "in which STATE", where there are states: only at the start it may be an order. */
const isNamed = (chart: Chart, { from }: Chunk): boolean =>
  from > 0 &&
  chart
    .chunksAt(from)
    .some(
      ({ noun: named_, tables, columns }) =>
        named_ && [...tables, ...columns].some(({ score }) => score > 0.9),
    );

/** The end of the question. */
export const end: Parser<undefined> = (chart, start) => {
  let at = start;
  while (at < chart.tokens.length && chart.isSmall(at)) at += 1;
  return at === chart.tokens.length ? [{ end: at, value: undefined, cost: 0 }] : [];
};
