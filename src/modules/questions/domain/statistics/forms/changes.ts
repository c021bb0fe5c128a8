import type { Assumption } from '../../interpretation.js';
import type { CompiledModel } from '../../model/compile.js';
import type { Column } from '../../model/schema-graph.js';
import { numberInWords, placeInWords } from '../../print/words.js';
import { percentOf, sumInYear } from '../../query/expressions.js';
import { columnOf, type Expression, type Predicate, type Query, type Selected } from '../../query/query.js';
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

const changeOf = (
  series: Series,
  { relative }: Request,
  [time, from, to]: readonly [Column, ...Span],
): Change => {
  const { column } = series.indicator;
  const { name, view } = column;
  const [before, after] = [sumInYear(column, time, from), sumInYear(column, time, to)];
  const gained: Expression = { kind: 'arithmetic', op: '-', left: after, right: before };
  const difference = relative ? percentOf(gained, before) : gained;
  const told = relative
    ? { name: 'change_percent', label: 'Change in percent' }
    : { name: 'change', label: 'Change' };
  return {
    difference,
    select: [
      { expression: before, name: `${name}_${from}`, label: `${view.label} ${from}` },
      { expression: after, name: `${name}_${to}`, label: `${view.label} ${to}` },
      { expression: difference, ...told },
    ],
  };
};

const nouns = { up: 'increase', down: 'decrease', any: 'change' } as const;

const withA = { up: 'with an', down: 'with a', any: 'with a' } as const;

const howTold = (change: keyof typeof nouns, relative: Request['relative']): Assumption => ({
  phrase: nouns[change],
  meaning: relative ? 'in percent of the first of the two years' : 'the difference between the two years',
  alternatives: [relative ? 'the difference between the two years' : 'the growth in percent'],
});

/** Those of which it is so: what grew, or became less. */
const onlyThose = ({ only, change }: Request, difference: Expression): readonly Predicate[] =>
  only
    ? [
        {
          kind: 'compare',
          left: difference,
          op: change === 'down' ? '<' : '>',
          right: { kind: 'literal', value: 0 },
        },
      ]
    : [];

const textOf = (request: Request, level: Level, series: Series): string => {
  const { rank, change = 'any', places, relative, only } = request;
  const what = `${nouns[change]} in ${figureInWords(series)}${relative ? ', in percent,' : ''}`;
  const order = rank ? `${rank.direction === 'asc' ? 'lowest' : 'highest'} ` : '';
  if (rank?.nth !== undefined)
    return `${level} with the ${placeInWords(rank.nth)}${order}${what}${scopeInWords(places)}`;
  if (rank && countOf(request) === 1) return `${level} with the ${order}${what}${scopeInWords(places)}`;
  const count = rank ? `${numberInWords(countOf(request))} ` : '';
  if (!request.level) return `${what} of ${placesInWords(places)}`;
  return `${count}${pluralOfLevel(level)} ${only && !rank ? withA[change] : 'by'} ${order}${what}${scopeInWords(places)}`;
};

/** "states with the highest decrease in poverty": places in the order of how a figure changed. */
export const changes: Form = (request, model) => {
  const { change, rank, wanted, places } = request;
  const level = request.level ?? (rank ? undefined : (places[0]?.level ?? 'nation'));
  const more = request.bound || request.parts || request.counting || request.per || request.against;
  if (!change || !level || (level === 'nation' && rank) || wanted.length !== 1 || more) return undefined;
  const found =
    request.time.kind === 'at'
      ? undefined
      : together({ ...request, time: spanned(request.time) }, level, model);
  const [series] = found?.series ?? [];
  const span = series && spanOf(series, request, model);
  const time = series?.indicator.time;
  // The change of a rate is not that of the number it is computed from.
  if (
    !found ||
    !series ||
    series.ratio ||
    (request.relative && series.form === 'share') ||
    !span ||
    !time ||
    series.indicator.column.view.nullShare > sparse
  )
    return undefined;
  const { select, difference } = changeOf(series, request, [time, ...span]);
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
      having: [{ kind: 'known', of: difference }, ...onlyThose(request, difference)],
      ...(rank && { first: { count: countOf(request), by, ...(rank.nth !== undefined && { only: true }) } }),
      orderBy: [by],
    }),
    text: `${textOf(request, level, series)} from ${span[0]} to ${span[1]}`,
    notes: [...countNotes(request), howTold(change, request.relative), ...notesOf(request, found)],
  };
};
