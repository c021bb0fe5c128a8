import type { CompiledModel } from '../model/compile.js';
import { splitName } from '../model/names.js';
import type { Column } from '../model/schema-graph.js';
import { columnOf, type Predicate } from '../query/query.js';
import { type Level, levels } from './geographies.js';
import { type Indicator, indicators } from './indicators.js';
import type { Place } from './places.js';
import type { Time, Wanted } from './request.js';
import { keyOfTopics, topicsOfName } from './topics.js';

/** Figures of places of one kind, ready to be asked. */
export interface Series {
  readonly indicator: Indicator;
  /** Rows of the table that are meant. */
  readonly only: readonly Predicate[];
  /** The figure of a place is the sum of several rows: of its parts, or of the groups of its people. */
  readonly summed: boolean;
  /** The part of the people that was asked for, where it is a value of another column. */
  readonly part?: string;
}

interface Slice {
  readonly predicate: Predicate;
  readonly topics: readonly string[];
  readonly text: string;
}

const ageTopic = /^age (\d+)-(\d*)$/;

const ageSlice = (column: Column, topic: string): Slice | undefined => {
  const [, from, to] = ageTopic.exec(topic) ?? [];
  if (from === undefined || column.view.type !== 'integer' || column.name.toLowerCase() !== 'age')
    return undefined;
  const left = columnOf(column);
  const predicate: Predicate =
    to === ''
      ? { kind: 'compare', left, op: '>=', right: { kind: 'literal', value: Number(from) } }
      : { kind: 'between', left, low: Number(from), high: Number(to) };
  return { predicate, topics: [topic], text: topic.replace(/-$/, ' and over').replace('-', ' to ') };
};

const valueSlices = (column: Column, topics: readonly string[], model: CompiledModel): readonly Slice[] =>
  (model.values.ofColumn.get(column.id) ?? []).flatMap((value) => {
    const named = topicsOfName(splitName(value), model.language).topics;
    const fits = named.length > 0 && named.every((topic) => topics.includes(topic));
    const predicate: Predicate = { kind: 'in', left: columnOf(column), values: [value], negated: false };
    return fits ? [{ predicate, topics: named, text: value }] : [];
  });

/** Groups of people as values of a column: of the whole population those whose race is said. */
const slicesOf = (indicator: Indicator, topics: readonly string[], model: CompiledModel): readonly Slice[] =>
  indicator.dimensions.flatMap((column) => [
    ...topics.flatMap((topic) => ageSlice(column, topic) ?? []),
    ...valueSlices(column, topics, model),
  ]);

const isWhole = ({ topics, form, column }: Indicator): boolean =>
  topics === 'population' && form === 'count' && column.view.aggregation === 'sum';

const sliced = (indicator: Indicator, wanted: string, model: CompiledModel): Series | undefined => {
  const topics = wanted.split(' + ');
  const slices = slicesOf(indicator, topics, model);
  const told = keyOfTopics(slices.flatMap((one) => one.topics));
  if (!isWhole(indicator) || slices.length === 0 || told !== wanted) return undefined;
  return {
    indicator,
    only: [...indicator.geography.only, ...slices.map(({ predicate }) => predicate)],
    summed: true,
    part: slices.map(({ text }) => text).join(', '),
  };
};

const direct = (indicator: Indicator, wanted: string): Series | undefined => {
  const { topics, dimensions, form, geography } = indicator;
  if (topics !== wanted || (dimensions.length > 0 && form !== 'count')) return undefined;
  return { indicator, only: geography.only, summed: dimensions.length > 0 };
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
    if (level === 'state') return states !== undefined && (listed?.includes(name) ?? true);
    return geography.name !== undefined && stored.has(geography.name.id);
  });
};

const fits = ({ form }: Indicator, asked: Wanted['form']): boolean =>
  asked === undefined || form === asked || (asked === 'share' && form === 'value');

/** Places of the next kinds, of which figures can be added up: states of a nation, counties of a state. */
const partsOf = (level: Level): readonly Level[] =>
  levels.slice(levels.indexOf(level) + 1).filter((one) => one !== 'city');

const canBeSummed = ({ column, form }: Indicator): boolean =>
  form === 'count' && column.view.aggregation === 'sum';

/** Figures at a level: those that are of such places, and those that add up to them. */
const atLevel = (all: readonly Series[], level: Level): readonly Series[] => [
  ...all.filter(({ indicator }) => indicator.geography.level === level),
  ...(level === 'city' ? [] : partsOf(level)).flatMap((part) =>
    all
      .filter(({ indicator }) => indicator.geography.level === part && canBeSummed(indicator))
      .map((one) => ({ ...one, summed: true })),
  ),
];

export const firstYear = ({ indicator: { year, time } }: Series): number | undefined =>
  time ? Number(time.view.min) : year;

export const lastYear = ({ indicator: { year, time } }: Series): number | undefined =>
  time ? Number(time.view.max) : year;

/** Every year that there are figures of, where that is known; the first and the last, where it is not. */
export const yearsOf = (series: Series, model: CompiledModel): readonly number[] => {
  const { time } = series.indicator;
  const values = time && model.values.complete.has(time.id) ? model.values.ofColumn.get(time.id) : undefined;
  const ends = [firstYear(series), lastYear(series)].flatMap((year) => year ?? []);
  return values ? values.map(Number) : [...new Set(ends)];
};

const reaches = (series: Series, time: Time, model: CompiledModel): boolean => {
  const { time: column, year } = series.indicator;
  if (time.kind === 'latest') return true;
  if (time.kind === 'series') {
    const { from = 0, to = 9999 } = time;
    return column !== undefined && (firstYear(series) ?? 0) <= to && (lastYear(series) ?? 0) >= from;
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
    form === undefined && indicator.form === 'count' ? 1 : 0,
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

export interface Sought {
  readonly wanted: Wanted;
  readonly level: Level;
  readonly time: Time;
  readonly places: readonly Place[];
}

const ofTopics = (topics: string, { form }: Wanted, model: CompiledModel): readonly Series[] =>
  indicators(model)
    .flatMap((indicator) => direct(indicator, topics) ?? sliced(indicator, topics, model) ?? [])
    .filter(({ indicator }) => fits(indicator, form));

/** "Unemployment" alone is its rate wherever there is one: the number of the unemployed is asked for as such. */
const usual = (all: readonly Series[], found: readonly Series[], { form }: Wanted): readonly Series[] => {
  const parts = form === undefined && all.some(({ indicator }) => indicator.form === 'share');
  return !parts || found.some(({ indicator }) => indicator.form === 'share') ? found : [];
};

const ofMeaning = (topics: string, sought: Sought, model: CompiledModel): readonly Series[] => {
  const { wanted, level, time, places } = sought;
  const all = ofTopics(topics, wanted, model);
  const near = atLevel(all, level).filter((one) => reaches(one, time, model) && knows(one, places, model));
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
export const latestYear = (model: CompiledModel): number =>
  Math.max(0, ...indicators(model).map(({ time, year }) => (time ? Number(time.view.max) : (year ?? 0))));
