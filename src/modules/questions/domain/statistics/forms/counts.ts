import { numberInWords } from '../../print/words.js';
import { countOfRows } from '../../query/query.js';
import type { Form } from '../answer.js';
import { together } from '../choosing.js';
import { inYears, known, queryOf } from '../queries.js';
import { isSeries } from '../request.js';
import { lastYear } from '../series.js';
import { figureInWords, pluralOfLevel, yearInWords } from '../telling.js';
import { boundInWords, kept } from './lists.js';
import { among, amongInWords, notesOf, yearsOf } from './shared.js';

/** "how many counties in Georgia have a poverty rate over 25%": the number of places whose figure is so. */
export const counts: Form = (request, model) => {
  const { counting, level, bound, wanted } = request;
  const more =
    request.rank ||
    request.change ||
    request.parts ||
    request.overview ||
    request.per ||
    request.against ||
    request.order;
  if (!counting || !level || level === 'nation' || !bound || more || wanted.length !== 1) return undefined;
  const found = isSeries(request.time) ? undefined : together(request, level, model);
  const [series] = found?.series ?? [];
  if (!found || !series || series.summed) return undefined;
  const years = yearsOf(request.time, series);
  const name = pluralOfLevel(level);
  const what = `${figureInWords(series)} ${boundInWords[bound.op]} ${numberInWords(bound.value)}`;
  return {
    query: queryOf(series, {
      select: [{ expression: countOfRows, name: `number_of_${name}`, label: `Number of ${name}` }],
      where: [...among(series, request), ...inYears(series, years), known(series), ...kept(series, request)],
    }),
    text: `number of ${name}${amongInWords(request)} with ${what}${yearInWords(years.from ?? lastYear(series))}`,
    notes: notesOf(request, found),
  };
};
