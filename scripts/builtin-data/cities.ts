import { geoContains, geoDistance } from 'd3-geo';
import { counties, statesByFips } from './geography.ts';
import { type PlaceRecord, readPlaces } from './source-packages.ts';
import { wrongPlaces } from './wrong-places.ts';

/**
 * GeoNames lists neighbourhoods, vanished places and second records of one place beside the cities. Left
 * here are places with inhabitants, one record each.
 */

/** Feature codes of GeoNames: a populated place, and the seat of a country, a state, a county, a township. */
const cityCodes = new Set(['PPL', 'PPLC', 'PPLA', 'PPLA2', 'PPLA3']);

/** The five counties that make up New York City, which is one place. */
const newYorkCounties = new Set(['36005', '36047', '36061', '36081', '36085']);
const newYorkCity = 5128581;
const washington = 4140963;

/** Places that people know by another name than GeoNames gives them. */
const commonNames = new Map([[4297999, 'Lexington']]);

/** The same name in the same state within this distance is the same place. */
const samePlaceMiles = 20;
const earthRadiusMiles = 3958.76;

const statesByAbbreviation = new Map([...statesByFips.values()].map((state) => [state.state_abbr, state]));
const newYorkShapes = counties.filter(({ fips }) => newYorkCounties.has(fips)).map(({ shape }) => shape);

const point = ({ loc }: PlaceRecord): [number, number] => [loc.coordinates[0], loc.coordinates[1]];
const isInNewYorkCity = (place: PlaceRecord): boolean =>
  place.adminCode === 'NY' && newYorkShapes.some((shape) => geoContains(shape, point(place)));

/** "City of Milford (balance)" is Milford. */
const plainName = ({ cityId, name }: PlaceRecord): string =>
  commonNames.get(cityId) ??
  name.replace(/^(City|Village) of /, '').replace(/ \((balance|village|city)\)$/, '');

const isCity = (place: PlaceRecord): boolean =>
  place.country === 'US' &&
  place.population > 0 &&
  cityCodes.has(place.featureCode) &&
  statesByAbbreviation.has(place.adminCode) &&
  !place.name.includes('(historical)') &&
  !wrongPlaces.has(place.cityId) &&
  (place.adminCode !== 'DC' || place.cityId === washington) &&
  (place.cityId === newYorkCity || !isInNewYorkCity(place));

const milesBetween = (a: PlaceRecord, b: PlaceRecord): number =>
  geoDistance(point(a), point(b)) * earthRadiusMiles;

const isSamePlace = (a: PlaceRecord, b: PlaceRecord): boolean =>
  a.population === b.population || milesBetween(a, b) < samePlaceMiles;

/** Largest first, so that of two records of one place the one with more inhabitants stays. */
const bySize = (a: PlaceRecord, b: PlaceRecord): number => b.population - a.population || a.cityId - b.cityId;

function onePerPlace(places: readonly PlaceRecord[]): PlaceRecord[] {
  const kept = new Map<string, PlaceRecord[]>();
  for (const place of [...places].sort(bySize)) {
    const key = `${place.adminCode} ${plainName(place)}`;
    const others = kept.get(key) ?? [];
    if (!others.some((other) => isSamePlace(other, place))) kept.set(key, [...others, place]);
  }
  return [...kept.values()].flat();
}

export const cityRows = () =>
  onePerPlace(readPlaces().filter(isCity))
    .sort((a, b) => a.adminCode.localeCompare(b.adminCode) || bySize(a, b))
    .map((place) => {
      const [longitude, latitude] = point(place);
      const state = statesByAbbreviation.get(place.adminCode)?.state ?? '';
      return [plainName(place), state, place.adminCode, place.population, latitude, longitude] as const;
    });
