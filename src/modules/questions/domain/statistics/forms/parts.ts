import type { CompiledModel } from '../../model/compile.js';
import { splitName } from '../../model/names.js';
import type { Column } from '../../model/schema-graph.js';
import type { Form, Plan } from '../answer.js';
import { seriesFor } from '../find-series.js';
import type { Level } from '../geographies.js';
import { figureOf, inYears, ofPlaces, queryOf, selectedColumn } from '../queries.js';
import { isSeries, type Request } from '../request.js';
import { lastYear, type Series } from '../series.js';
import { placesInWords, seriesNotes, yearInWords } from '../telling.js';
import { topicsOfName } from '../topics.js';
import { breakdowns } from '../vocabulary.js';
import { yearsOf } from './shared.js';

const people = { text: 'population', topics: ['population'], form: 'count' } as const;

/** A column whose values are the parts: the races of a population. */
const dimensionOf = (series: Series, parts: readonly string[], model: CompiledModel): Column | undefined =>
  series.indicator.dimensions.find((column) => {
    const values = model.values.ofColumn.get(column.id) ?? [];
    return (
      values.length > 1 &&
      values.every((value) =>
        topicsOfName(splitName(value), model.language).topics.every((one) => parts.includes(one)),
      )
    );
  });

interface Asked {
  readonly request: Request;
  readonly level: Level;
  readonly parts: readonly string[];
  readonly of: string;
}

const headOf = ({ request, of }: Asked, year: number | undefined): string =>
  `population of ${placesInWords(request.places)} by ${of}${yearInWords(year)}`;

/** Every value of the column, each with its people. */
const byValues = (asked: Asked, model: CompiledModel): Plan | undefined => {
  const { request, level, parts } = asked;
  const all = seriesFor({ wanted: people, level, time: request.time, places: request.places }, model);
  for (const series of all) {
    const column = dimensionOf(series, parts, model);
    if (!column) continue;
    const figure = figureOf(series);
    const years = yearsOf(request.time, series);
    return {
      query: queryOf(series, {
        select: [selectedColumn(column), figure],
        where: [...ofPlaces(series, request.places), ...inYears(series, years)],
        orderBy: [{ by: figure.expression, direction: 'desc' }],
      }),
      text: headOf(asked, lastYear(series)),
      notes: seriesNotes({ ...people, text: asked.of }, [series]),
      chart: request.chart === 'pie' ? 'pie' : 'bar',
    };
  }
  return undefined;
};

const fewest = 2;

/** A column for each part, side by side. */
const byColumns = (asked: Asked, model: CompiledModel): Plan | undefined => {
  const { request, level, parts } = asked;
  const { time, places } = request;
  const choices = parts.map((topic) =>
    (['count', 'share'] as const)
      .flatMap((form) =>
        seriesFor({ wanted: { text: topic, topics: [topic], form }, level, time, places }, model),
      )
      .filter(({ part }) => part === undefined),
  );
  const tables = [...new Set(choices.flat().map(({ indicator }) => indicator.column.table))];
  const found = tables
    .map((table) =>
      choices.flatMap((all) => all.find(({ indicator }) => indicator.column.table === table) ?? []),
    )
    .filter((all) => new Set(all.map(({ indicator }) => `${indicator.form} ${indicator.year}`)).size === 1)
    .sort((a, b) => b.length - a.length || (lastYear(b[0] as Series) ?? 0) - (lastYear(a[0] as Series) ?? 0));
  const [series] = found;
  const [first] = series ?? [];
  if (!series || !first || series.length < fewest) return undefined;
  return {
    query: queryOf(first, {
      select: series.map(figureOf),
      where: [...ofPlaces(first, request.places), ...inYears(first, yearsOf(request.time, first))],
    }),
    text: headOf(asked, lastYear(first)),
    notes: seriesNotes({ ...people, text: asked.of }, [first]),
  };
};

/** "racial breakdown of Ohio", "gender distribution in the US". */
export const parts: Form = (request, model) => {
  const { parts: of, places, wanted } = request;
  const topics = of === undefined ? undefined : breakdowns.get(of);
  const level = places[0]?.level ?? 'nation';
  const more = request.rank || request.bound || request.change || request.level || isSeries(request.time);
  if (of === undefined || !topics || more || places.length > 1 || request.against) return undefined;
  if (wanted.some((one) => one.topics[0] !== 'population')) return undefined;
  const asked = { request, level, parts: topics, of };
  return byValues(asked, model) ?? byColumns(asked, model);
};
