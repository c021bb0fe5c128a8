import type { Mention, ValueMention } from '../parse/draft.js';
import type { Parser } from './chart.js';
import { noun, value } from './nouns.js';
import { either, listOf, map, maybe, seq, unlikely } from './parser.js';
import { op, quantity, word } from './terminals.js';
import type { Condition } from './tree.js';

interface Values {
  readonly values: readonly ValueMention[];
  readonly every?: true;
  readonly and?: true;
}

/** "Ohio", "Ohio and Texas", "both Ohio and Texas", "either Ohio or Texas". */
export const values: Parser<Values> = either<Values>(
  map(seq(maybe(op('either')), listOf(value, op('or'))), ([, all]) => ({ values: all })),
  map(seq(value, op('and'), listOf(value, op('and'))), ([one, , others]) => ({
    values: [one, ...others],
    and: true as const,
  })),
  map(seq(op('both'), value, op('and'), value), ([, one, , other]) => ({
    values: [one, other],
    every: true as const,
  })),
);

const naming = word('named', 'called', 'titled', 'name', 'known', 'labeled', 'labelled', 'entitled');

/** "Ohio", "named X". */
export const bareValues: Parser<Condition> = map(
  seq(maybe(seq(naming, maybe(word('as', 'is')))), values),
  ([, one]): Condition => ({ kind: 'is', ...one }),
);

const is = maybe(
  either<unknown>(
    op('compare', ({ op: sign }) => sign === '='),
    word('as', 'like', 'being', 'of', 'is'),
  ),
);

/** "type code X", "whose type is X or Y": a property and what it is. */
export const propertyValue: Parser<Condition> = either<Condition>(
  map(
    seq(noun, maybe(op('not')), is, values),
    ([property, not, , one]): Condition => ({
      kind: 'is',
      property,
      ...one,
      ...(not && { negated: true as const }),
    }),
  ),
  map(seq(values, noun), ([one, property]): Condition => ({ kind: 'is', property, ...one })),
  map(
    seq(op('both'), noun, maybe(op('of')), value, op('and'), value),
    ([, property, , one, , other]): Condition => ({
      kind: 'is',
      property,
      values: [one, other],
      every: true,
    }),
  ),
  unlikely(
    map(
      seq(
        noun,
        maybe(op('not')),
        is,
        quantity(({ ordinal }) => !ordinal),
      ),
      ([property, not, , number]): Condition => ({
        kind: 'compare',
        left: { noun: property },
        op: not ? '<>' : '=',
        right: { kind: 'number', quantity: number },
      }),
    ),
    0.05,
  ),
);

const search = op('contains');

const letter = word('letter', 'word', 'substring', 'prefix', 'string', 'phrase', 'text');

const text: Parser<string> = (chart, at) => {
  if (letter(chart, at).length > 0) return [];
  const found = value(chart, at).map((one) => ({ ...one, value: one.value.text }));
  if (found.length > 0) return found;
  const token = chart.tokens[at];
  return token && token.kind !== 'symbol' && !chart.isSmall(at)
    ? [{ end: at + 1, value: token.text, cost: 0.1 }]
    : [];
};

const includes: Parser<{ readonly where: 'anywhere' | 'start' | 'end' }> = map(
  word('include', 'includes', 'including', 'has', 'have', 'having'),
  () => ({
    where: 'anywhere' as const,
  }),
);

/** "name containing X", "that start with the letter S", "with the word X in its name". */
export const likeness: Parser<Condition> = either<Condition>(
  map(
    seq(
      maybe(noun),
      maybe(op('not')),
      either<{ readonly where: 'anywhere' | 'start' | 'end' }>(
        search,
        map(seq(includes, letter), ([one]) => one),
      ),
      maybe(letter),
      text,
    ),
    ([property, not, { where }, , said]): Condition => ({
      kind: 'like',
      where,
      text: said,
      ...(property && { property: property as Mention }),
      ...(not && { negated: true as const }),
    }),
  ),
  map(
    seq(maybe(search), letter, text, word('in', 'within'), maybe(word('its', 'their', 'his', 'her')), noun),
    ([, , said, , , property]): Condition => ({ kind: 'like', where: 'anywhere', text: said, property }),
  ),
);
