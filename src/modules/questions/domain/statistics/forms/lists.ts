import type { CompiledModel } from '../../model/compile.js';
import { listed, numberInWords } from '../../print/words.js';
import type { Predicate } from '../../query/query.js';
import type { CompareOp } from '../../text/operators.js';
import type { Form } from '../answer.js';
import { type Together, together } from '../choosing.js';
import { isArea, type Level, levels } from '../geographies.js';
import { figureOf, inYears, known, labelsOf, queryOf, selectedColumn } from '../queries.js';
import { isSeries, type Request } from '../request.js';
import { lastYear, type Series } from '../series.js';
import { figureInWords, pluralOfLevel, yearInWords } from '../telling.js';
import { among, amongInWords, notesOf, orderedBy, orderInWords, orderOf, yearsOf } from './shared.js';

/** Figures set against each other are of the largest places below the one that is named that have both. */
const levelFor = (request: Request, model: CompiledModel): Level | undefined => {
  if (request.level || !request.against || request.wanted.length < 2 || request.places.length > 1)
    return request.level;
  const within = levels.indexOf(request.places[0]?.level ?? 'nation');
  return levels.slice(within + 1).find((level) => !isArea(level) && together(request, level, model));
};

/** What a figure must be more or less than; said in percent of figures that are fractions. */
export const kept = (series: Series, { bound }: Request): readonly Predicate[] => {
  if (!bound) return [];
  const scale = series.indicator.column.view.unit === 'fraction' && bound.value > 1 ? 100 : 1;
  const right = { kind: 'literal', value: bound.value / scale } as const;
  return [{ kind: 'compare', left: figureOf(series).expression, op: bound.op, right }];
};

/** How a bound is told. */
export const boundInWords: Readonly<Record<CompareOp, string>> = {
  '>': 'over',
  '<': 'under',
  '>=': 'of at least',
  '<=': 'of at most',
  '=': 'of',
  '<>': 'other than',
};

/** What the lines are put in order by stands in them. */
const withOrdering = (request: Request): Request => {
  const { order, wanted } = request;
  return order?.by && orderedBy(request) < 0 ? { ...request, wanted: [...wanted, order.by] } : request;
};

const textOf = (request: Request, level: Level, { series }: Together): string => {
  const { bound, wanted } = request;
  const what = listed(series.slice(0, wanted.length).map(figureInWords));
  const of = `${pluralOfLevel(level)}${amongInWords(request)}`;
  if (!bound) return `${what} of ${of}`;
  return `${of} with ${what} ${boundInWords[bound.op]} ${numberInWords(bound.value)}`;
};

const isAsked = (request: Request): boolean => {
  const { rank, change, parts, overview, single, wanted, bound, time, counting, per } = request;
  return (
    !(rank || change || parts || overview || single || counting || per || isSeries(time)) &&
    wanted.length > 0 &&
    (wanted.length === 1 || !bound)
  );
};

/** "median income by state", "counties in California with a median age over 40", "income vs. poverty across counties". */
export const lists: Form = (request, model) => {
  const level = levelFor(request, model);
  if (!isAsked(request) || !level || level === 'nation') return undefined;
  const asked = withOrdering(request);
  const found = together(asked, level, model);
  const [series] = found?.series ?? [];
  if (!found || !series) return undefined;
  const years = yearsOf(request.time, series);
  const figures = found.series.map(figureOf);
  const labels = labelsOf(series, level).map(selectedColumn);
  const rows = [...among(series, request), ...inYears(series, years), ...found.series.map(known)];
  const chart = request.against && figures.length === 2 ? 'scatter' : request.chart;
  return {
    query: queryOf(series, {
      select: [...labels, ...figures],
      where: [...rows, ...(series.summed ? [] : kept(series, request))],
      ...(series.summed && { having: kept(series, request) }),
      orderBy: orderOf(asked, figures, labels),
    }),
    text: `${textOf(request, level, found)}${yearInWords(years.from ?? lastYear(series))}${orderInWords(asked, found)}`,
    notes: notesOf(asked, found),
    ...(chart && { chart }),
  };
};
