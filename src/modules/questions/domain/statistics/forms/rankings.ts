import type { CompiledModel } from '../../model/compile.js';
import type { Column } from '../../model/schema-graph.js';
import { numberInWords, placeInWords } from '../../print/words.js';
import { columnOf, type Query } from '../../query/query.js';
import type { Form } from '../answer.js';
import { together } from '../choosing.js';
import { levelsOf } from '../find-series.js';
import { isArea, type Level } from '../geographies.js';
import { figureOf, inYears, known, labelsOf, queryOf, selectedColumn } from '../queries.js';
import { isSeries, type Request } from '../request.js';
import { lastYear, type Series } from '../series.js';
import { figureInWords, pluralOfLevel, yearInWords } from '../telling.js';
import {
  among,
  amongInWords,
  countNotes,
  countOf,
  notesOf,
  orderInWords,
  orderOf,
  yearsOf,
} from './shared.js';

/** "Top jobs" may be kinds of jobs as well: it must be said what is put in order. */
const vague = new Set(['top', 'most', 'least', 'fewest', 'bottom']);

/** The largest places below the one that is named for which there are figures. */
const levelFor = (request: Request, model: CompiledModel): Level | undefined => {
  const { level, wanted, places, rank, anywhere } = request;
  const [first] = wanted;
  if (level || !first || places.length > 1 || (vague.has(rank?.text ?? '') && !anywhere)) return level;
  const within = places[0]?.level ?? 'nation';
  return levelsOf(first, model).find((one) => one !== 'nation' && one !== within);
};

const textOf = (request: Request, level: Level, series: Series): string => {
  const what = figureInWords(series);
  const most = request.rank?.direction === 'desc';
  const count = countOf(request);
  const place = request.rank?.nth;
  if (place !== undefined)
    return `${level} with the ${placeInWords(place)}${most ? 'highest' : 'lowest'} ${what}`;
  return count === 1
    ? `${level} with the ${most ? 'highest' : 'lowest'} ${what}`
    : `${most ? 'top' : 'bottom'} ${numberInWords(count)} ${pluralOfLevel(level)} by ${what}`;
};

const isAsked = (request: Request): boolean => {
  const { wanted, bound, change, parts, overview, time, counting, chart, order, rank, per } = request;
  const more = bound || change || parts || overview || counting || order?.by || chart === 'histogram';
  return wanted.length === 1 && !more && !isSeries(time) && !(rank?.nth && per);
};

/** "in each state", "in each region": the first of each. */
const perPlace = ({ per }: Request, series: Series): Column | undefined => {
  const { within, areas } = series.indicator.geography;
  if (per === 'state') return within;
  return per && isArea(per) ? areas[per] : undefined;
};

/** "states with the highest poverty", "richest counties in California": the first in an order. */
export const rankings: Form = (request, model) => {
  const { rank, chart } = request;
  const level = levelFor(request, model);
  if (!rank || !level || level === 'nation' || !isAsked(request)) return undefined;
  const found = together(request, level, model);
  const [series] = found?.series ?? [];
  if (!found || !series) return undefined;
  const years = yearsOf(request.time, series);
  const figure = figureOf(series);
  const labels = labelsOf(series, level).map(selectedColumn);
  const per = perPlace(request, series);
  if (request.per && !per) return undefined;
  const by: Query['orderBy'][number] = { by: figure.expression, direction: rank.direction };
  return {
    query: queryOf(series, {
      select: [
        ...(request.per && per && isArea(request.per) ? [selectedColumn(per)] : []),
        ...labels,
        figure,
      ],
      where: [...among(series, request), ...inYears(series, years), known(series)],
      first: {
        ...{ count: countOf(request), by },
        ...(rank.nth !== undefined && { only: true }),
        ...(per && { per: [columnOf(per)] }),
      },
      orderBy: orderOf(request, [figure], labels),
    }),
    text: `${textOf(request, level, series)}${request.per ? ` in each ${request.per}` : ''}${amongInWords(request)}${yearInWords(years.from ?? lastYear(series))}${orderInWords(request, found)}`,
    notes: [...countNotes(request), ...notesOf(request, found)],
    ...(chart && { chart }),
  };
};
