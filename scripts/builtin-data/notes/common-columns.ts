import type { ColumnNote } from '../../../src/modules/catalog/contract/index.ts';

/** Columns that several tables have, said once. */

export const stateFips: ColumnNote = {
  label: 'State FIPS code',
  description: 'The two digits by which federal statistics number the states.',
  role: 'key',
  meaning: 'state-fips',
  synonyms: ['fips', 'fips code', 'state code'],
};

export const stateName: ColumnNote = {
  label: 'State',
  description: 'Name of the state.',
  role: 'name',
  meaning: 'state-name',
  synonyms: ['state name'],
};

/** Where a row is not about the state, but about a place in it. */
export const stateOfPlace: ColumnNote = {
  ...stateName,
  description: 'State the place is in.',
  role: 'category',
};

export const stateAbbreviation: ColumnNote = {
  label: 'State abbreviation',
  description: 'The two letters of the postal service.',
  role: 'key',
  meaning: 'state-abbreviation',
  synonyms: ['abbreviation', 'postal code', 'postal abbreviation', 'state abbreviation'],
};

export const countyFips: ColumnNote = {
  label: 'County FIPS code',
  description: 'Five digits: those of the state, then those of the county.',
  role: 'key',
  meaning: 'county-fips',
  synonyms: ['fips', 'fips code', 'county code'],
};

export const countyName: ColumnNote = {
  label: 'County',
  description:
    'Name of the county, parish, borough or independent city, without the word "County". An independent city that shares its name with a county of its state is called "Baltimore city".',
  role: 'name',
  meaning: 'county-name',
  synonyms: ['county name', 'parish', 'borough'],
};

export const year: ColumnNote = {
  label: 'Year',
  role: 'time',
  meaning: 'year',
  synonyms: [],
};

export const population: ColumnNote = {
  label: 'Population',
  role: 'measure',
  aggregation: 'sum',
  unit: 'people',
  synonyms: [
    'people',
    'residents',
    'inhabitants',
    'number of people',
    'number of residents',
    'number of inhabitants',
    'populace',
    'head count',
  ],
};

export const latitude: ColumnNote = {
  label: 'Latitude',
  role: 'measure',
  aggregation: 'none',
  meaning: 'latitude',
  unit: 'degrees north',
  synonyms: ['lat'],
};

export const longitude: ColumnNote = {
  label: 'Longitude',
  description: 'West of Greenwich is negative.',
  role: 'measure',
  aggregation: 'none',
  meaning: 'longitude',
  unit: 'degrees east',
  synonyms: ['lon', 'long'],
};
