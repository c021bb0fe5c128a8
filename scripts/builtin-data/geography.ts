import { feature } from 'topojson-client';
import { type Area, areaInSquareMiles, centroidOf } from './geodesy.ts';
import { type Atlas, readCountyAtlas, readStates, type StateFacts } from './source-packages.ts';

export interface County {
  readonly fips: string;
  readonly county: string;
  readonly state: StateFacts;
  readonly shape: Area;
}

/** The 50 states and the District of Columbia by FIPS: the extent of every table. */
export const statesByFips = new Map(readStates().map((state) => [state.fips, state]));

/** Independent cities, which Census numbers from 510 on, share their name with a county next to them here. */
const firstCityNumber = 510;

function nameOf(fips: string, name: string, sameName: number): string {
  const isCity = Number(fips.slice(2)) >= firstCityNumber;
  return isCity && sameName > 1 ? `${name} city` : name;
}

export function countiesOf(atlas: Atlas<'counties'>): County[] {
  const shapes = feature(atlas, atlas.objects.counties).features;
  const key = (id: unknown, name: string) => `${String(id).slice(0, 2)} ${name}`;
  const named = new Map<string, number>();
  for (const { id, properties } of shapes) {
    const one = key(id, properties.name);
    named.set(one, (named.get(one) ?? 0) + 1);
  }
  return shapes
    .flatMap((shape) => {
      const fips = String(shape.id);
      const state = statesByFips.get(fips.slice(0, 2));
      if (!state) return [];
      const { name } = shape.properties;
      return [
        { fips, state, county: nameOf(fips, name, named.get(key(fips, name)) ?? 1), shape: shape as Area },
      ];
    })
    .sort((a, b) => a.fips.localeCompare(b.fips));
}

export const counties = countiesOf(readCountyAtlas());

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export const countyRow = ({ fips, county, state, shape }: County) => {
  const { latitude, longitude } = centroidOf(shape);
  return [
    fips,
    county,
    state.fips,
    state.state,
    rounded(areaInSquareMiles(shape), 2) || null,
    rounded(latitude, 4),
    rounded(longitude, 4),
  ] as const;
};
