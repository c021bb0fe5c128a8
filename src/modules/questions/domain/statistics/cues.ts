import type { CompareOp } from '../text/operators.js';
import { functionWords } from '../text/words.js';
import type { Level } from './geographies.js';
import type { Request } from './request.js';

/** What a word says about how a figure is wanted, beside what it is about. */
export type Cue =
  | { readonly kind: 'level'; readonly level: Level; readonly many: boolean; readonly each?: true }
  | { readonly kind: 'rank'; readonly direction: 'asc' | 'desc'; readonly about?: string }
  | { readonly kind: 'form'; readonly form: 'count' | 'share' }
  | { readonly kind: 'people' }
  | { readonly kind: 'compare' }
  | { readonly kind: 'change'; readonly change: NonNullable<Request['change']>; readonly relative?: true }
  | { readonly kind: 'series' }
  | { readonly kind: 'parts'; readonly of?: string }
  | { readonly kind: 'bound'; readonly op: CompareOp }
  | { readonly kind: 'overview' }
  | { readonly kind: 'chart'; readonly chart: NonNullable<Request['chart']> }
  | { readonly kind: 'amount'; readonly relative?: true }
  | { readonly kind: 'where' }
  | { readonly kind: 'order'; readonly direction?: 'asc' | 'desc'; readonly name?: true; readonly by?: true }
  | { readonly kind: 'except' }
  | { readonly kind: 'nothing' };

const all = (list: string, cue: Cue): [string, Cue][] => list.split(',').map((one) => [one.trim(), cue]);

const level = (one: Level, singular: string, plural: string): [string, Cue][] => [
  ...all(singular, { kind: 'level', level: one, many: false }),
  ...all(plural, { kind: 'level', level: one, many: true }),
  ...all(
    `each ${one}, every ${one}, by ${one}, per ${one}, in each ${one}, in every ${one}, for each ${one}`,
    {
      kind: 'level',
      level: one,
      many: true,
      each: true,
    },
  ),
];

const rank = (direction: 'asc' | 'desc', list: string, about?: string): [string, Cue][] =>
  all(list, { kind: 'rank', direction, ...(about !== undefined && { about }) });

/** What can be said of every figure; the longest phrase counts. */
const cues: ReadonlyMap<string, Cue> = new Map<string, Cue>([
  ...level('state', 'state, us state', 'states, us states'),
  ...level('region', 'region, census region', 'regions, census regions'),
  ...level('division', 'division, census division', 'divisions, census divisions'),
  ...level('county', 'county, us county', 'counties, us counties'),
  ...level('city', 'city, town, place, us city', 'cities, towns, us cities'),
  ...rank(
    'desc',
    'most, highest, largest, biggest, greatest, top, max, maximum, high, highest number of, most number of',
  ),
  ...rank('asc', 'least, fewest, lowest, smallest, bottom, min, minimum'),
  ...rank('desc', 'richest, wealthiest, most affluent, highest earning', 'income'),
  ...rank('asc', 'poorest', 'income'),
  ...rank('desc', 'most populous, most populated', 'population'),
  ...rank('asc', 'least populous, least populated', 'population'),
  ...rank(
    'desc',
    'most expensive housing, most expensive housing prices, most expensive homes, most expensive houses, most expensive house prices',
    'home value',
  ),
  ...rank('asc', 'cheapest housing, cheapest homes, cheapest houses, least expensive housing', 'home value'),
  ...rank('desc', 'most educated, best educated', 'bachelors'),
  ...rank('asc', 'least educated', 'bachelors'),
  ...rank('desc', 'oldest', 'median age'),
  ...rank('asc', 'youngest', 'median age'),
  ...rank('desc', 'densest, most densely populated, most dense', 'density'),
  ...rank('desc', 'fastest'),
  ...rank('desc', 'longest'),
  ...rank('asc', 'shortest'),
  ...all('how many, number of, count of, total number of, numbers of', {
    kind: 'form',
    form: 'count',
  }),
  ...all(
    'percent, percentage, share, proportion, rate, rates, fraction, %, percentages, percent of, what percent of',
    {
      kind: 'form',
      form: 'share',
    },
  ),
  ...all('people, persons, residents, americans, individuals, population of people', { kind: 'people' }),
  ...all(
    'compare, comparison, versus, differ, differ from, difference between, vs, compared to, compared with, relationship between, relationship, correlation between, correlation, relate, related to',
    {
      kind: 'compare',
    },
  ),
  ...all('increase, growth, grew, grown, grow, growing, gain, gained, rise, rose, risen, increased', {
    kind: 'change',
    change: 'up',
  }),
  ...all(
    'decrease, decline, drop, fall, shrink, shrank, shrinking, reduction, loss, decreased, declined, dropped, fell, fallen',
    {
      kind: 'change',
      change: 'down',
    },
  ),
  ...all('change, changed, change over time', { kind: 'change', change: 'any' }),
  ...all(
    'over time, over the years, by year, per year, each year, every year, trend, trends, history, through the years, year by year',
    {
      kind: 'series',
    },
  ),
  ...all('breakdown, distribution, composition, split, makeup', { kind: 'parts' }),
  ...all('by race, racial, race, races, racial breakdown, race breakdown, by ethnicity, ethnicity, ethnic', {
    kind: 'parts',
    of: 'race',
  }),
  ...all('by gender, by sex, gender, sex', { kind: 'parts', of: 'sex' }),
  ...all('by age, age, ages, age group, age groups', { kind: 'parts', of: 'age' }),
  ...all(
    'by education, education levels, levels of education, educational levels, education breakdown, breakdown of education levels, breakdown of education, education distribution',
    {
      kind: 'parts',
      of: 'education',
    },
  ),
  ...all('over, above, more than, greater than, higher than, exceeding', { kind: 'bound', op: '>' }),
  ...all('under, below, less than, lower than, fewer than', { kind: 'bound', op: '<' }),
  ...all('at least', { kind: 'bound', op: '>=' }),
  ...all('at most', { kind: 'bound', op: '<=' }),
  ...all(
    'tell me about, about, census data, demographics, demographic, demographic breakdown, statistics, facts, overview, profile',
    {
      kind: 'overview',
    },
  ),
  ...all(
    'percent growth, percentage growth, growth rate, rate of growth, percent increase, percentage increase',
    {
      kind: 'change',
      change: 'up',
      relative: true,
    },
  ),
  ...all('percent decrease, percentage decrease, percent decline, percentage decline, percent drop', {
    kind: 'change',
    change: 'down',
    relative: true,
  }),
  ...all('percent change, percentage change, change in percent, rate of change', {
    kind: 'change',
    change: 'any',
    relative: true,
  }),
  ...all('how much, by how much', { kind: 'amount' }),
  ...all('by what percent, by what percentage, by how many percent, what percent did, what percentage did', {
    kind: 'amount',
    relative: true,
  }),
  ...all('where', { kind: 'where' }),
  ...all(
    'sort by, sorted by, sort it by, sort them by, sort these by, sort those by, order by, ordered by, order them by, order it by, ranked by, rank by, rank them by',
    { kind: 'order', by: true },
  ),
  ...all(
    'ascending, in ascending order, lowest first, smallest first, least first, from lowest to highest, from smallest to largest, low to high',
    { kind: 'order', direction: 'asc' },
  ),
  ...all(
    'descending, in descending order, highest first, largest first, most first, biggest first, from highest to lowest, from largest to smallest, high to low',
    { kind: 'order', direction: 'desc' },
  ),
  ...all(
    'alphabetically, by name, sort by name, sorted by name, order by name, ordered by name, in alphabetical order, alphabetical order, alphabetical',
    {
      kind: 'order',
      name: true,
    },
  ),
  ...all(
    'except, except for, excluding, exclude, other than, without, apart from, aside from, besides, not including, not counting, not, not in, outside, outside of, but not, but not in, leave out, leaving out, minus',
    { kind: 'except' },
  ),
  ...all('map, on a map', { kind: 'chart', chart: 'map' }),
  ...all('table', { kind: 'chart', chart: 'table' }),
  ...all('bar chart, bar graph', { kind: 'chart', chart: 'bar' }),
  ...all('line chart, line graph', { kind: 'chart', chart: 'line' }),
  ...all('pie chart', { kind: 'chart', chart: 'pie' }),
  ...all('scatter plot, scatter chart, scatterplot', { kind: 'chart', chart: 'scatter' }),
  ...all('histogram', { kind: 'chart', chart: 'histogram' }),
  ...all(
    'data, figure, figures, value, values, estimate, estimates, live, lives, lived, living, resided, does, look like, look, across, between, known, within, located, have, has, with, who, that, vary, varies, by, of, in, for, among, per, to, from, had, has, at, on, across all, all, or, and, how, what, which, show, give, list, tell, find, get, display, see, want, let, know, reside, residing, there, out, out of',
    { kind: 'nothing' },
  ),
]);

const longestCue = 4;

/** Every word of them. */
export const wordsOfCues: ReadonlySet<string> = new Set(
  [...cues.keys()].flatMap((phrase) => phrase.split(' ')),
);

export interface SaidCue {
  readonly cue: Cue;
  readonly length: number;
}

/** What the words from here on say about how a figure is wanted. */
export const cueAt = (words: readonly string[], at: number): SaidCue | undefined => {
  for (let length = Math.min(longestCue, words.length - at); length > 0; length -= 1) {
    const cue = cues.get(words.slice(at, at + length).join(' '));
    if (cue) return { cue, length };
  }
  return functionWords.has(words[at] ?? '') ? { cue: { kind: 'nothing' }, length: 1 } : undefined;
};
