import { listed } from '../../print/words.js';
import { columnOf } from '../../query/query.js';
import type { Form } from '../answer.js';
import { together } from '../choosing.js';
import { figureOf, inYears, labelsOf, ofPlaces, queryOf, selectedColumn } from '../queries.js';
import { isSeries } from '../request.js';
import { lastYear } from '../series.js';
import { figureInWords, placesInWords, yearInWords } from '../telling.js';
import { asksForMore, notesOf, yearsOf } from './shared.js';

/** "poverty rate in California", "population of Texas and Ohio": figures of places that are named, or of the nation. */
export const values: Form = (request, model) => {
  const { places, wanted } = request;
  const level = places[0]?.level ?? 'nation';
  if (asksForMore(request) || request.level || isSeries(request.time)) return undefined;
  if (wanted.length === 0 || places.some((one) => one.level !== level)) return undefined;
  const found = together(request, level, model);
  const [series] = found?.series ?? [];
  if (!found || !series) return undefined;
  const years = yearsOf(request.time, series);
  const labels = places.length > 1 ? labelsOf(series, level) : [];
  const year = years.from === years.to ? (years.from ?? lastYear(series)) : undefined;
  return {
    query: queryOf(series, {
      select: [...labels.map(selectedColumn), ...found.series.map(figureOf)],
      where: [...ofPlaces(series, places), ...inYears(series, years)],
      orderBy: labels.map((column) => ({ by: columnOf(column), direction: 'asc' as const })),
    }),
    text: `${listed(found.series.map(figureInWords))} of ${placesInWords(places)}${yearInWords(year)}`,
    notes: notesOf(request, found),
  };
};
