import { labelOf } from '../build/measure.js';
import type { Assumption } from '../interpretation.js';
import { listed } from '../print/words.js';
import type { Level } from './geographies.js';
import type { Place } from './places.js';
import type { Wanted } from './request.js';
import { lastYear, type Series } from './series.js';
import { isGroup } from './topics.js';

const plurals: Readonly<Record<Level, string>> = {
  nation: 'the United States',
  region: 'regions',
  division: 'divisions',
  state: 'states',
  county: 'counties',
  city: 'cities',
};

export const placesInWords = (places: readonly Place[]): string =>
  places.length === 0
    ? 'the United States'
    : listed(
        places.map(({ level, name, state }) => {
          if (level === 'nation') return 'the United States';
          if (level === 'region') return `the ${name}`;
          return state === undefined ? name : `${name}, ${state}`;
        }),
      );

export const pluralOfLevel = (level: Level): string => plurals[level];

/** What a label leaves open: whether it is a number of people or a part of them. */
const formInWords = ({ indicator: { topics }, form, ratio }: Series, label: string): string => {
  if (ratio) return ` in percent of ${ratio.of}`;
  if (form === 'share') return /percent|share|rate/i.test(label) ? '' : ' in percent';
  const people = topics.split(' + ').some(isGroup);
  return form === 'count' && people && !/people|population|children/i.test(label)
    ? ' (number of people)'
    : '';
};

/** "population (Black or African American)", with the year that a column is named by left out. */
export const figureInWords = (series: Series): string => {
  const { indicator, part } = series;
  const label = labelOf(indicator.column).replace(/ (?:1[89]|20)\d\d$/, '');
  return part === undefined
    ? `${label}${formInWords(series, label)}`
    : `${label} (${part})${series.ratio ? ` in percent of ${series.ratio.of}` : ''}`;
};

export const yearInWords = (year: number | undefined): string => (year === undefined ? '' : ` in ${year}`);

const sourceInWords = (series: Series): string => {
  const year = lastYear(series);
  const table = series.indicator.column.table.view.label.toLowerCase();
  return `${figureInWords(series)} of ${table}${year === undefined ? '' : `, ${year}`}`;
};

const mostShown = 4;

/** What the words were taken for, and what else there is. */
export const seriesNotes = (
  wanted: Wanted,
  [series, ...others]: readonly Series[],
): readonly Assumption[] => {
  if (!series) return [];
  const meaning = sourceInWords(series);
  const { topics } = series.indicator;
  const alike = Map.groupBy(others, ({ indicator }) => indicator.topics === topics);
  const told = [...(alike.get(false) ?? []), ...(alike.get(true) ?? [])].map(sourceInWords);
  const alternatives = [...new Set(told)].filter((one) => one !== meaning);
  return [{ phrase: wanted.text, meaning, alternatives: alternatives.slice(0, mostShown) }];
};

/** A name that several places carry was taken for by far the largest of them. */
export const placeNotes = (places: readonly Place[]): readonly Assumption[] =>
  places.flatMap(({ text, name, state, others }) =>
    others && state !== undefined
      ? [
          {
            phrase: text,
            meaning: `${name}, ${state}, by far the largest of that name`,
            alternatives: others.slice(0, mostShown).map((other) => `${name}, ${other}`),
          },
        ]
      : [],
  );
