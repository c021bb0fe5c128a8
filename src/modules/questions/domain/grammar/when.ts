import { splitName } from '../model/names.js';
import { type Column, isTemporal } from '../model/schema-graph.js';
import type { Mention } from '../parse/draft.js';
import type { Chart, Found, Parser } from './chart.js';
import { timeNamed } from './implied.js';
import { preposition } from './links.js';
import { relatedNoun } from './nouns.js';
import { either, map, maybe, seq } from './parser.js';
import { op, quantity, verb, word } from './terminals.js';
import { bareThings } from './things.js';
import type { Condition, Modifiers, Operand } from './tree.js';

const isYear = ({ yearLike }: { readonly yearLike: boolean }): boolean => yearLike;

const asOperand = (value: number): Operand => ({ kind: 'number', quantity: { value, yearLike: true } });

interface Years {
  readonly from: number;
  readonly to: number;
}

const theYear = maybe(seq(word('year'), maybe(op('of'))));

/** "in 2016", "during the year 2016", "between 2010 and 2012", "from 2010 to 2012". */
const years: Parser<Years> = either<Years>(
  map(
    seq(either<unknown>(op('in'), word('during', 'of', 'for', 'from')), theYear, quantity(isYear)),
    ([, , { value }]) => ({ from: value, to: value }),
  ),
  map(
    seq(
      either<unknown>(op('between'), word('from')),
      theYear,
      quantity(isYear),
      either<unknown>(op('and'), word('to', 'until', 'through')),
      quantity(isYear),
    ),
    ([, , { value: from }, , { value: to }]) => (from < to ? { from, to } : undefined),
  ),
);

const within = (property: Mention, { from, to }: Years): Condition =>
  from === to
    ? { kind: 'compare', left: { noun: property }, op: '=', right: asOperand(from) }
    : { kind: 'between', property, low: asOperand(from), high: asOperand(to) };

const textOf = (chart: Chart, from: number, to: number): string =>
  chart.tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');

/** "in 2016": of what has one time and no other. */
export const inYears: Parser<Condition> = (chart, at) =>
  years(chart, at).flatMap(({ end, value, cost }): Found<Condition>[] => {
    const time = timeNamed(chart, textOf(chart, at, end));
    return time ? [{ end, cost, value: within(time, value) }] : [];
  });

/** That a time is called like what was done outweighs how far it lies from those who did it. */
const calledSo = 1.75;

const isTime = (column: Column): boolean => isTemporal(column) || /year/i.test(column.name);

/** The times that are called like a verb: "register year" of "registered". */
const timesOf = (chart: Chart, done: string): readonly Column[] => {
  const stem = chart.model.language.verb(done);
  return [...chart.model.graph.columns.values()].filter(
    (column) =>
      isTime(column) && splitName(column.name).some((one) => chart.model.language.verb(one) === stem),
  );
};

/** "registered in 2016", "registered at a club in 2016": the time that is called like what was done. */
export const doneInYears: Parser<Modifiers> = (chart, at) =>
  map(
    seq(
      either(
        map(relatedNoun, ({ text, columns }) => ({ text, times: columns.map(({ column }) => column) })),
        map(verb, (text) => ({ text, times: timesOf(chart, text) })),
      ),
      maybe(seq(maybe(preposition), bareThings)),
      years,
    ),
    ([{ text, times }, object, value]): Modifiers | undefined => {
      const columns = times.filter(isTime).map((column) => ({ column, score: calledSo }));
      if (columns.length === 0) return undefined;
      const time = within({ text, tables: [], columns, plural: false }, value);
      return { conditions: object ? [time, { kind: 'tied', things: object[1], verb: text }] : [time] };
    },
  )(chart, at);
