import type { Assumption } from '../../interpretation.js';
import type { CompiledModel } from '../../model/compile.js';
import type { Column } from '../../model/schema-graph.js';
import { numberInWords } from '../../print/words.js';
import { sumInYear } from '../../query/expressions.js';
import { columnOf, type Expression, type Query, type Selected } from '../../query/query.js';
import type { Form } from '../answer.js';
import { together } from '../choosing.js';
import type { Level } from '../geographies.js';
import { labelsOf, ofPlaces, queryOf, selectedColumn } from '../queries.js';
import type { Request, Time } from '../request.js';
import { type Series, yearsOf } from '../series.js';
import { figureInWords, placesInWords, pluralOfLevel } from '../telling.js';
import { countNotes, countOf, notesOf, scopeInWords } from './shared.js';

type Span = readonly [from: number, to: number];

/** From the first to the last year of the figures that is within what was said. */
const spanOf = (series: Series, { time }: Request, model: CompiledModel): Span | undefined => {
  const { from = 0, to = 9999 } = time.kind === 'series' ? time : {};
  const years = yearsOf(series, model).filter((year) => year >= from && year <= to);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first < last ? [first, last] : undefined;
};

/** Figures that are missing in some years say nothing of a change. */
const sparse = 0.05;

const spanned = (time: Time): Time => (time.kind === 'series' ? time : { kind: 'series' });

interface Change {
  readonly select: readonly Selected[];
  readonly difference: Expression;
}

const changeOf = ({ indicator: { column } }: Series, time: Column, [from, to]: Span): Change => {
  const { name, view } = column;
  const [before, after] = [sumInYear(column, time, from), sumInYear(column, time, to)];
  const difference: Expression = { kind: 'arithmetic', op: '-', left: after, right: before };
  return {
    difference,
    select: [
      { expression: before, name: `${name}_${from}`, label: `${view.label} ${from}` },
      { expression: after, name: `${name}_${to}`, label: `${view.label} ${to}` },
      { expression: difference, name: 'change', label: 'Change' },
    ],
  };
};

const nouns = { up: 'increase', down: 'decrease', any: 'change' } as const;

const inNumbers = (change: keyof typeof nouns): Assumption => ({
  phrase: nouns[change],
  meaning: 'the difference between the two years',
  alternatives: ['the growth in percent'],
});

const textOf = (request: Request, level: Level, series: Series): string => {
  const { rank, change = 'any', places } = request;
  const what = `${nouns[change]} in ${figureInWords(series)}`;
  const order = rank ? `${rank.direction === 'asc' ? 'lowest' : 'highest'} ` : '';
  if (rank && countOf(request) === 1) return `${level} with the ${order}${what}${scopeInWords(places)}`;
  const count = rank ? `${numberInWords(countOf(request))} ` : '';
  if (!request.level) return `${what} of ${placesInWords(places)}`;
  return `${count}${pluralOfLevel(level)} by ${order}${what}${scopeInWords(places)}`;
};

/** "states with the highest decrease in poverty": places in the order of how a figure changed. */
export const changes: Form = (request, model) => {
  const { change, rank, wanted, places } = request;
  const level = request.level ?? (rank ? undefined : (places[0]?.level ?? 'nation'));
  const more = request.bound || request.parts || request.counting || request.per || request.against;
  if (!change || !level || wanted.length !== 1 || more) return undefined;
  const found =
    request.time.kind === 'at'
      ? undefined
      : together({ ...request, time: spanned(request.time) }, level, model);
  const [series] = found?.series ?? [];
  const span = series && spanOf(series, request, model);
  const time = series?.indicator.time;
  // The change of a rate is not that of the number it is computed from.
  if (!found || !series || series.ratio || !span || !time || series.indicator.column.view.nullShare > sparse)
    return undefined;
  const { select, difference } = changeOf(series, time, span);
  const least = rank?.direction === 'asc';
  const by: Query['orderBy'][number] = {
    by: difference,
    direction: (change === 'down') === least ? 'desc' : 'asc',
  };
  const labels = labelsOf(series, level);
  return {
    query: queryOf(series, {
      select: [...labels.map(selectedColumn), ...select],
      where: ofPlaces(series, places),
      groupBy: labels.map(columnOf),
      having: [{ kind: 'known', of: difference }],
      ...(rank && { first: { count: countOf(request), by } }),
      orderBy: [by],
    }),
    text: `${textOf(request, level, series)} from ${span[0]} to ${span[1]}`,
    notes: [...countNotes(request), inNumbers(change), ...notesOf(request, found)],
  };
};
