import type { TableNote } from '../../../src/modules/catalog/contract/index.ts';
import { countyBoundaries, geoNames, ipums, unemployment2009 } from './attributions.ts';
import {
  countyFips,
  countyName,
  latitude,
  longitude,
  population,
  stateAbbreviation,
  stateFips,
  stateOfPlace,
  year,
} from './common-columns.ts';

const counties: TableNote = {
  table: 'counties',
  label: 'Counties',
  description:
    'The 3,142 counties and county equivalents (parishes, boroughs, independent cities) of the 50 states and the District of Columbia, one row each.',
  synonyms: ['county'],
  ...countyBoundaries,
  columns: {
    fips: countyFips,
    county: countyName,
    state_fips: stateFips,
    state: stateOfPlace,
    area_sq_mi: {
      label: 'Area',
      description:
        'Area within the boundary, on the ellipsoid, inland waters included. The boundaries are simplified: the independent cities of less than 10 square miles come out too small (and Falls Church, Virginia, without any area), others are within a few percent.',
      role: 'measure',
      aggregation: 'sum',
      unit: 'square miles',
      synonyms: ['size', 'county area', 'surface area', 'square miles'],
    },
    latitude: { ...latitude, description: 'Of the centroid.' },
    longitude: { ...longitude, description: 'Of the centroid; west of Greenwich is negative.' },
  },
};

const countyUnemployment: TableNote = {
  table: 'county_unemployment',
  label: 'County unemployment',
  description:
    'Unemployment rate of the counties of the 50 states and the District of Columbia in 2009. Two counties have the code and name they carry today (Kusilvak, Oglala Lakota); four that have since been dissolved are here and not in the table of counties (Prince of Wales-Outer Ketchikan, Skagway-Hoonah-Angoon and Wrangell-Petersburg, Alaska; Bedford city, Virginia). Puerto Rico, which the source has as well, is left out.',
  synonyms: [],
  ...unemployment2009,
  columns: {
    fips: countyFips,
    county: countyName,
    state: stateOfPlace,
    year,
    unemployment_rate: {
      label: 'Unemployment rate',
      description:
        'Unemployed people as a fraction of the labor force: 0.097 is 9.7 percent. An average over counties counts every county alike, whatever its size.',
      role: 'measure',
      aggregation: 'average',
      unit: 'fraction',
      synonyms: ['unemployment', 'jobless rate', 'joblessness', 'joblessness rate', 'unemployed'],
    },
  },
};

const ageAndSex: TableNote = {
  table: 'us_population_by_age_sex',
  label: 'US population by age and sex',
  description:
    'Population of the United States by age group and sex, from census samples of 1850 to 2000 (without 1890, whose records were lost), one row per census, age group and sex.',
  synonyms: [],
  ...ipums,
  columns: {
    year: { ...year, label: 'Census year', synonyms: ['census year', 'census'] },
    age: {
      label: 'Age group',
      description: 'The first year of a group of five: 25 is 25 to 29. 90 is 90 and over.',
      role: 'category',
      unit: 'years',
      synonyms: ['age', 'ages', 'age bracket', 'age range', 'years of age', 'years old'],
    },
    sex: {
      label: 'Sex',
      description: 'male or female.',
      role: 'category',
      synonyms: ['gender', 'sexes', 'genders'],
    },
    population: { ...population, description: 'Estimated from the sample.' },
  },
};

const cities: TableNote = {
  table: 'cities',
  label: 'Cities',
  description:
    'Cities, towns and other populated places of about 1,000 inhabitants and more. Parts of New York City and Washington, sections of cities, historical places and records with the figure of a neighbour are left out; of several records of one place the largest is kept.',
  synonyms: ['city', 'town', 'place', 'municipality'],
  ...geoNames,
  columns: {
    city: {
      label: 'City',
      description: 'Name of the place, as GeoNames has it.',
      role: 'name',
      meaning: 'city-name',
      synonyms: ['town', 'place', 'city name', 'municipality'],
    },
    state: stateOfPlace,
    state_abbr: stateAbbreviation,
    population: { ...population, description: 'As GeoNames has it, for most places of about 2010 to 2015.' },
    latitude,
    longitude,
  },
};

export const placeAndPeopleNotes: readonly TableNote[] = [counties, countyUnemployment, ageAndSex, cities];
