import type { ColumnMeaning } from '../contract/views.js';
import { type ColumnProfile, isNumeric, isWithin } from './profile.js';
import { moments } from './role-words.js';
import {
  censusDivisions,
  censusRegions,
  stateAbbreviations,
  stateFipsCodes,
  stateNames,
} from './us-places.js';
import { isYear, wordsOf } from './words.js';

/** Distinct values that are looked at. */
const looked = 1000;

const shareOf = (values: readonly string[], matches: (value: string) => boolean): number => {
  const some = values.slice(0, looked);
  return some.length === 0 ? 0 : some.filter(matches).length / some.length;
};

/** What the values stand for, where name and values agree on it. */
export function meaningOf(column: ColumnProfile): ColumnMeaning | undefined {
  if (isNumeric(column)) return meaningOfNumber(column);
  return column.type === 'text' ? meaningOfText(column) : undefined;
}

function meaningOfNumber(column: ColumnProfile): ColumnMeaning | undefined {
  const words = wordsOf(column.heading);
  const last = words.at(-1) ?? '';
  if (['latitude', 'lat'].includes(last) && isWithin(column, [-90, 90])) return 'latitude';
  if (['longitude', 'lon', 'lng', 'long'].includes(last) && isWithin(column, [-180, 180])) return 'longitude';
  return isYearColumn(column, words) ? 'year' : undefined;
}

/** `year`, `birth_year`, `founded`: but not `years_of_service`, `year_1`, and not other numbers. */
function isYearColumn(column: ColumnProfile, words: readonly string[]): boolean {
  if (!column.whole || words.some(isYear)) return false;
  if (words.some((word) => ['year', 'yr', 'yyyy'].includes(word))) return isWithin(column, [1000, 2300]);
  return words.some((word) => moments.has(word)) && isWithin(column, [1500, 2100]);
}

function meaningOfText(column: ColumnProfile): ColumnMeaning | undefined {
  const words = wordsOf(column.heading);
  return meaningOfCode(column, words) ?? meaningOfName(column, words);
}

function meaningOfCode({ values }: ColumnProfile, words: readonly string[]): ColumnMeaning | undefined {
  const isCode = words.some((word) => ['fips', 'geoid', 'code', 'id'].includes(word));
  const startsInState = (value: string) => stateFipsCodes.has(value.slice(0, 2));
  if (isCode && shareOf(values, (v) => v.length === 2 && startsInState(v)) >= 0.9) return 'state-fips';
  // "00000" is the nation in many tables.
  const isCounty = (v: string) => /^\d{5}$/.test(v) && (startsInState(v) || v === '00000');
  const saysCounty = words.some((word) => ['fips', 'geoid', 'county'].includes(word));
  if (isCode && saysCounty && shareOf(values, isCounty) >= 0.95) return 'county-fips';
  const isState = (v: string) => stateAbbreviations.has(v);
  const saysState = words.some((word) =>
    ['state', 'st', 'states', 'abbr', 'abbreviation', 'usps'].includes(word),
  );
  if (shareOf(values, isState) >= 0.9 && (saysState || values.length >= 40)) return 'state-abbreviation';
  return undefined;
}

function meaningOfName({ values }: ColumnProfile, words: readonly string[]): ColumnMeaning | undefined {
  const isOneOf = (names: ReadonlySet<string>) => (value: string) => names.has(value.trim().toLowerCase());
  const says = (...some: string[]) => words.some((word) => some.includes(word));
  const states = shareOf(values, isOneOf(stateNames));
  if (states >= 0.8 && (says('state', 'states') || values.length >= 10)) return 'state-name';
  if (says('region', 'census') && shareOf(values, isOneOf(censusRegions)) === 1) return 'region';
  if (says('division') && shareOf(values, isOneOf(censusDivisions)) === 1) return 'division';
  const endsAsCounty = (value: string) => / (county|parish|borough|census area|municipio)$/i.test(value);
  if (shareOf(values, endsAsCounty) >= 0.8) return 'county-name';
  const isName = words.length === 1 || words.at(-1) === 'name';
  if (isName && says('county')) return 'county-name';
  if (isName && says('city', 'town', 'municipality', 'place')) return 'city-name';
  return undefined;
}
