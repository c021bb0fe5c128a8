import type { CompiledModel } from '../model/compile.js';
import { remembered } from '../model/remembered.js';
import { isArea, type Level, levels } from './geographies.js';
import { type Indicator, indicators } from './indicators.js';
import type { Place } from './places.js';
import { rateOf } from './rates.js';
import type { Time, Wanted } from './request.js';
import { firstYear, lastYear, type Series } from './series.js';
import { sliced } from './slices.js';

const direct = (indicator: Indicator, wanted: string): Series | undefined => {
  const { topics, dimensions, form, geography } = indicator;
  if (topics !== wanted || (dimensions.length > 0 && form !== 'count')) return undefined;
  return { indicator, form, only: geography.only, summed: dimensions.length > 0 };
};

/** Whether the table has a name for each of the places. */
const knows = (
  { indicator: { geography } }: Series,
  places: readonly Place[],
  model: CompiledModel,
): boolean => {
  const states = geography.level === 'state' ? geography.name : geography.within;
  const listed =
    states && model.values.complete.has(states.id) ? model.values.ofColumn.get(states.id) : undefined;
  return places.every(({ level, name, stored }) => {
    if (level === 'nation') return true;
    if (isArea(level)) return states !== undefined;
    if (level === 'state') return states !== undefined && (listed?.includes(name) ?? true);
    return geography.name !== undefined && stored.has(geography.name.id);
  });
};

const fits = ({ form }: Series, asked: Wanted['form']): boolean =>
  asked === undefined || form === asked || (asked === 'share' && form === 'value');

/** Places of the next kinds, of which figures can be added up: states of a nation, counties of a state. */
const partsOf = (level: Level): readonly Level[] =>
  levels.slice(levels.indexOf(level) + 1).filter((one) => one !== 'city');

const canBeSummed = ({ indicator: { column }, form, ratio }: Series): boolean =>
  ratio !== undefined || (form === 'count' && column.view.aggregation === 'sum');

/** Figures at a level: those that are of such places, and those that add up to them. */
const atLevel = (all: readonly Series[], level: Level): readonly Series[] => [
  ...all.filter(({ indicator }) => indicator.geography.level === level),
  ...(level === 'city' ? [] : partsOf(level)).flatMap((part) =>
    all
      .filter((one) => one.indicator.geography.level === part && canBeSummed(one))
      .map((one) => ({ ...one, summed: true })),
  ),
];

const reaches = (series: Series, time: Time, model: CompiledModel): boolean => {
  const { time: column, year } = series.indicator;
  if (time.kind === 'latest') return true;
  if (time.kind === 'series') {
    const { from = 9999, to = 0 } = time;
    return column !== undefined && (firstYear(series) ?? 9999) <= from && (lastYear(series) ?? 0) >= to;
  }
  if (!column) return time.years.length === 1 && time.years[0] === year;
  const known = model.values.complete.has(column.id) ? model.values.ofColumn.get(column.id) : undefined;
  return time.years.every((one) =>
    known ? known.includes(String(one)) : one >= (firstYear(series) ?? 0) && one <= (lastYear(series) ?? 0),
  );
};

const sparse = 0.05;

/** Less is better: how far the figures are from what was asked. */
const ranks = (series: Series, level: Level, form: Wanted['form']): readonly number[] => {
  const { indicator } = series;
  const { column, geography } = indicator;
  return [
    column.view.nullShare > sparse ? 1 : 0,
    form === undefined && series.form === 'count' ? 1 : 0,
    series.ratio ? 1 : 0,
    geography.level === level ? 0 : 1,
    indicator.dimensions.length,
    -(lastYear(series) ?? 0),
    levels.indexOf(geography.level),
    -column.table.view.rowCount,
  ];
};

const closer = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/** Areas can be told apart where the table has a column for them. */
const lists = ({ indicator }: Series, listed: Level | undefined): boolean =>
  listed === undefined || !isArea(listed) || indicator.geography.areas[listed] !== undefined;

export interface Sought {
  readonly wanted: Wanted;
  readonly level: Level;
  readonly time: Time;
  readonly places: readonly Place[];
  /** The kind of places that stand in lines of their own. */
  readonly listed?: Level;
}

const ofTopics = (topics: string, { form }: Wanted, model: CompiledModel): readonly Series[] =>
  indicators(model)
    .flatMap((indicator) => [direct(indicator, topics), rateOf(indicator, topics, model)])
    .flatMap((one) => one ?? [])
    .concat(indicators(model).flatMap((indicator) => sliced(indicator, topics, model)))
    .filter((one) => fits(one, form));

/** "Unemployment" alone is its rate wherever there is one: the number of the unemployed is asked for as such. */
const usual = (all: readonly Series[], found: readonly Series[], { form }: Wanted): readonly Series[] => {
  const parts = form === undefined && all.some((one) => one.form === 'share');
  return !parts || found.some((one) => one.form === 'share') ? found : [];
};

const ofMeaning = (topics: string, sought: Sought, model: CompiledModel): readonly Series[] => {
  const { wanted, level, time, places } = sought;
  const all = ofTopics(topics, wanted, model);
  const near = atLevel(all, level).filter(
    (one) => reaches(one, time, model) && knows(one, places, model) && lists(one, sought.listed),
  );
  return usual(all, near, wanted)
    .map((series) => ({ series, rank: ranks(series, level, wanted.form) }))
    .sort((a, b) => closer(a.rank, b.rank))
    .map(({ series }) => series);
};

/** Figures for what is wanted, best first: of the first meaning that there are any of, and the best of each other. */
export const seriesFor = (sought: Sought, model: CompiledModel): readonly Series[] => {
  const [first = [], ...others] = sought.wanted.topics
    .map((topics) => ofMeaning(topics, sought, model))
    .filter((found) => found.length > 0);
  return [...first, ...others.flatMap((found) => found.slice(0, 1))];
};

/** The levels at which there are figures for what is wanted, at any time. */
export const levelsOf = (wanted: Wanted, model: CompiledModel): readonly Level[] => {
  const found = wanted.topics.flatMap((topics) => ofTopics(topics, wanted, model));
  return levels.filter((level) => found.some(({ indicator }) => indicator.geography.level === level));
};

/** The latest year of any figures. */
export const latestYear = remembered((model: CompiledModel): number =>
  Math.max(0, ...indicators(model).map(({ time, year }) => (time ? Number(time.view.max) : (year ?? 0)))),
);
