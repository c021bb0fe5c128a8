import type { ColumnProfile } from './profile.js';
import { isWithin } from './profile.js';
import { isYear, wordSet, wordsOf } from './words.js';

const unitsByWord: ReadonlyMap<string, string> = new Map(
  Object.entries({
    usd: 'USD',
    dollars: 'USD',
    eur: 'EUR',
    euros: 'EUR',
    gbp: 'GBP',
    miles: 'miles',
    km: 'kilometres',
    kilometers: 'kilometres',
    meters: 'metres',
    feet: 'feet',
    inches: 'inches',
    kg: 'kilograms',
    lbs: 'pounds',
    tons: 'tons',
    acres: 'acres',
    hectares: 'hectares',
    mph: 'miles per hour',
    kmh: 'kilometres per hour',
    seconds: 'seconds',
    minutes: 'minutes',
    hours: 'hours',
    days: 'days',
    population: 'people',
    pop: 'people',
    people: 'people',
    persons: 'people',
    residents: 'people',
    inhabitants: 'people',
    households: 'households',
    sqmi: 'square miles',
    sqkm: 'square kilometres',
    km2: 'square kilometres',
    celsius: 'degrees Celsius',
    fahrenheit: 'degrees Fahrenheit',
  }),
);

const squares: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mi: 'square miles',
    miles: 'square miles',
    km: 'square kilometres',
    ft: 'square feet',
    feet: 'square feet',
    m: 'square metres',
  }),
);

const shares = ['share', 'proportion', 'fraction', 'rate', 'ratio'];

/** The unit that the name states. None is better than a wrong one. */
export function unitOf(column: ColumnProfile): string | undefined {
  if (column.writtenUnit) return column.writtenUnit;
  const words = wordsOf(column.heading).filter((word) => !isYear(word));
  if (words.some((word) => word.includes('pct') || word.includes('percent') || word === '%'))
    return isFraction(column) ? 'fraction' : 'percent';
  if (words.includes('per') || words.includes('density')) return undefined;
  if (words.some((word) => shares.includes(word))) return isFraction(column) ? 'fraction' : undefined;
  const scale = words.find((word) => scales.has(word));
  if (scale) return scaled(scale, words);
  const last = words.at(-1) ?? '';
  const isSquare = words.at(-2) === 'sq' || words.at(-2) === 'square';
  if (isSquare) return squares.get(last);
  if (unitsByWord.get(last) === 'people' && !column.whole) return undefined;
  return unitsByWord.get(last);
}

const scales = wordSet('thousand thousands million millions billion billions');

/** "millions of USD": a number of 29.3 is not 29.3 dollars. */
function scaled(scale: string, words: readonly string[]): string {
  const plural = scale.endsWith('s') ? scale : `${scale}s`;
  const unit = words.map((word) => unitsByWord.get(word)).find((one) => one !== undefined);
  return unit ? `${plural} of ${unit}` : plural;
}

const isFraction = (column: ColumnProfile): boolean => !column.whole && isWithin(column, [-1, 1]);
