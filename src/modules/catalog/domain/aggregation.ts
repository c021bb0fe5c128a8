import type { Aggregation } from '../contract/views.js';
import { countNouns, extents, intensive, neither, ratios, timesOfDay } from './aggregation-words.js';
import { type ColumnProfile, isWithin } from './profile.js';
import { isYear, singular, wordsOf } from './words.js';

/**
 * What may be done with a measure over rows, told from its name and values. Where nothing tells, a whole number
 * is taken for a count and any other for a rate: a refused sum is a smaller fault than a wrong one.
 */
export function aggregationOf(column: ColumnProfile): Aggregation {
  const words = wordsOf(column.heading).filter((word) => !isYear(word));
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word) || some.has(singular(word)));
  if (has(neither) || isTimeOfDay(words) || words.some((word) => /^(lower|upper)\d+$|^p\d\d$/.test(word)))
    return 'none';
  if (column.writtenUnit === 'percent' || isRatio(words) || has(ratios) || isAge(column, words))
    return 'average';
  if (looksLikePercent(column) && !has(extents)) return 'average';
  if (intensive.has(words.at(-1) ?? '')) return 'average';
  if (has(countNouns) || has(extents)) return 'sum';
  if (has(intensive)) return 'average';
  return column.whole || isPlural(words) ? 'sum' : 'average';
}

/** `arrival_time`: a moment, whatever number says it. */
const isTimeOfDay = (words: readonly string[]): boolean =>
  words.includes('time') && words.some((word) => timesOfDay.has(word));

/** "interchanges" are counted, in thousands perhaps. */
const isPlural = (words: readonly string[]): boolean => singular(words.at(-1) ?? '') !== words.at(-1);

/** `per_capita_income`, `poppct_urban`, `% unemployed`. */
const isRatio = (words: readonly string[]): boolean =>
  words.some((word) => word === 'per' || word.includes('pct') || word.includes('percent') || word === '%');

/** `age`, `age_of_customer`: but `age_65_plus` counts people, unless it is a share of them. */
const isAge = (column: ColumnProfile, words: readonly string[]): boolean =>
  words.includes('age') && isWithin(column, [0, 150]) && !words.some((word) => /\d/.test(word));

/** Fractions between 0 and 100 under the name of something that is counted: a percentage of it. */
const looksLikePercent = (column: ColumnProfile): boolean => !column.whole && isWithin(column, [0, 100]);
