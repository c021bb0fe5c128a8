import type { CompiledModel } from '../../model/compile.js';
import { listed } from '../../print/words.js';
import type { Query, Selected } from '../../query/query.js';
import type { Form } from '../answer.js';
import { seriesFor } from '../find-series.js';
import type { Level } from '../geographies.js';
import { figureOf, inYears, ofPlaces, queryOf } from '../queries.js';
import { isSeries, type Request, type Wanted } from '../request.js';
import { lastYear, type Series } from '../series.js';
import { figureInWords, placesInWords, yearInWords } from '../telling.js';
import { yearsOf } from './shared.js';

/** What people want to know of a place first. */
const first: readonly Wanted[] = [
  { text: 'population', topics: ['population'], form: 'count' },
  { text: 'median age', topics: ['median age'] },
  { text: 'median household income', topics: ['median household income'] },
  { text: 'per capita income', topics: ['per capita income', 'per capita personal income'] },
  { text: 'poverty', topics: ['poverty'], form: 'share' },
  { text: 'unemployment', topics: ['unemployment'], form: 'share' },
  { text: 'education', topics: ['bachelors'], form: 'share' },
  { text: 'home ownership', topics: ['homeownership'], form: 'share' },
];

const fewest = 2;

interface Fact {
  readonly series: Series;
  readonly query: Query;
  readonly label: string;
}

const factOf = (wanted: Wanted, request: Request, model: CompiledModel): readonly Fact[] => {
  const level: Level = request.places[0]?.level ?? 'nation';
  const [series] = seriesFor({ wanted, level, time: request.time, places: request.places }, model);
  if (!series) return [];
  const years = yearsOf(request.time, series);
  const label = `${figureInWords(series)}${yearInWords(years.from ?? lastYear(series))}`;
  const where = [...ofPlaces(series, request.places), ...inYears(series, years)];
  return [{ series, query: queryOf(series, { select: [figureOf(series)], where }), label }];
};

/** "tell me about Ohio", "census data about Cook County": the first things to know of a place, each of its latest year. */
export const overview: Form = (request, model) => {
  const { places, wanted } = request;
  const more =
    request.rank || request.bound || request.change || request.parts || request.level || request.against;
  if (!request.overview || more || wanted.length > 0 || places.length > 1 || isSeries(request.time))
    return undefined;
  const [main, ...others] = first.flatMap((one) => factOf(one, request, model));
  if (!main || 1 + others.length < fewest) return undefined;
  const told = others.map(
    ({ query, label, series }): Selected => ({
      expression: { kind: 'scalar', query },
      name: series.indicator.column.name,
      label,
    }),
  );
  const figures = main.query.select.map((one) => ({ ...one, label: main.label }));
  return {
    query: { ...main.query, select: [...figures, ...told] },
    text: `overview of ${placesInWords(places)}: ${listed([main, ...others].map(({ label }) => label))}`,
    notes: [],
    chart: 'table',
  };
};
