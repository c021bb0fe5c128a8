import { listed } from '../../print/words.js';
import { columnOf } from '../../query/query.js';
import type { Form } from '../answer.js';
import { together } from '../choosing.js';
import { figureOf, inYears, known, labelsOf, ofPlaces, queryOf, selectedColumn } from '../queries.js';
import { isSeries } from '../request.js';
import { firstYear, lastYear } from '../series.js';
import { figureInWords, placesInWords } from '../telling.js';
import { notesOf, yearsOf } from './shared.js';

/** "population of California after 2013", "how has poverty changed over time in Ohio": figures year by year. */
export const trends: Form = (request, model) => {
  const { wanted, places, change } = request;
  const level = places[0]?.level ?? 'nation';
  const time = request.time.kind === 'latest' && change ? ({ kind: 'series' } as const) : request.time;
  if (!isSeries(time) || wanted.length === 0 || places.some((one) => one.level !== level)) return undefined;
  if (request.rank || request.bound || request.parts || request.overview || request.level) return undefined;
  const between = change && change !== 'any' && time.kind === 'series' && time.from !== undefined;
  if (request.counting || request.per || request.amount || request.relative || between) return undefined;
  const found = together({ ...request, time }, level, model);
  const [series] = found?.series ?? [];
  const column = series?.indicator.time;
  if (!found || !series || !column) return undefined;
  const years = yearsOf(time, series);
  const labels = places.length > 1 ? labelsOf(series, level) : [];
  const span = `from ${years.from ?? firstYear(series)} to ${years.to ?? lastYear(series)}`;
  const when = years.only ? `in ${listed(years.only.map(String))}` : `by year ${span}`;
  return {
    query: queryOf(series, {
      select: [selectedColumn(column), ...labels.map(selectedColumn), ...found.series.map(figureOf)],
      where: [...ofPlaces(series, places), ...inYears(series, years), ...found.series.map(known)],
      orderBy: [column, ...labels].map((one) => ({ by: columnOf(one), direction: 'asc' as const })),
    }),
    text: `${listed(found.series.map(figureInWords))} of ${placesInWords(places)} ${when}`,
    notes: notesOf(request, found),
    chart: request.chart ?? 'line',
  };
};
