import type { ColumnView } from '#modules/catalog';
import { key, measure, modelOf, text, year } from './sample-source.js';

const state = (fields: Partial<ColumnView> = {}) =>
  text('state', { meaning: 'state-name', distinctCount: 3, ...fields });

const county = (name = 'county') => text(name, { role: 'name', meaning: 'county-name', distinctCount: 5 });

const fips = (distinctCount: number) => key('fips', { type: 'text', meaning: 'county-fips', distinctCount });

const people = (name: string) => measure(name, { unit: 'people', distinctCount: 40 });

const share = (name: string, fields: Partial<ColumnView> = {}) =>
  measure(name, { type: 'decimal', aggregation: 'average', distinctCount: 40, ...fields });

const money = (name: string) => measure(name, { aggregation: 'none', distinctCount: 40 });

const survey = (edition: number) => ({
  name: `survey_${edition}`,
  primaryKey: ['fips'],
  rowCount: 6,
  columns: [
    fips(6),
    county(),
    state(),
    people('pop'),
    share('black'),
    share('bachelors'),
    money('median_household_income'),
    measure('median_age', { aggregation: 'none' }),
  ],
});

const states = ['Texas', 'Ohio', 'Georgia'];
const counties = ['Harris County', 'Franklin County', 'Orange County', 'Athens County', 'Lake County'];

const placesOf = (table: string, name = 'county') => ({
  [`${table}.state`]: states,
  [`${table}.${name}`]: counties,
});

const namesakesOf = (table: string, column = 'county') => [
  {
    table,
    column,
    name: 'Harris County',
    qualifier: 'state',
    qualifiedBy: ['Texas', 'Georgia'],
    dominant: true,
  },
  { table, column, name: 'Franklin County', qualifier: 'state', qualifiedBy: ['Ohio', 'Georgia'] },
  ...['Orange County', 'Athens County', 'Lake County'].map((name) => ({
    ...{ table, column, name, qualifier: 'state', qualifiedBy: ['Ohio'] },
  })),
];

/** Figures of states and counties by several offices: by year, by edition, with rows of both kinds of places in one table. */
export const countyStatistics = modelOf({
  tables: [
    {
      name: 'state_population',
      primaryKey: ['state', 'year'],
      rowCount: 12,
      columns: [
        state({ role: 'name' }),
        year([2020, 2021, 2022, 2023]),
        people('population'),
        people('female'),
        measure('births'),
      ],
    },
    {
      name: 'poverty_estimates',
      primaryKey: ['fips', 'year'],
      rowCount: 18,
      columns: [
        fips(9),
        county('area'),
        state(),
        text('level', { distinctCount: 2 }),
        year([2018, 2019]),
        people('people_in_poverty'),
        share('poverty_rate'),
        money('median_household_income'),
      ],
    },
    survey(2019),
    survey(2023),
    {
      name: 'county_labor',
      primaryKey: ['fips'],
      rowCount: 6,
      columns: [
        ...[fips(6), county(), state()],
        ...['employed_2020', 'unemployed_2020', 'labor_force_2020'].map((name) =>
          measure(name, { distinctCount: 40 }),
        ),
      ],
    },
    {
      name: 'state_race_2019',
      primaryKey: ['state', 'race'],
      rowCount: 6,
      columns: [state({ role: 'name' }), text('race', { distinctCount: 2 }), people('population')],
    },
  ],
  keys: [],
  values: {
    'state_population.state': states,
    'state_population.year': ['2020', '2021', '2022', '2023'],
    ...placesOf('poverty_estimates', 'area'),
    'poverty_estimates.level': ['county', 'state'],
    'poverty_estimates.year': ['2018', '2019'],
    ...placesOf('survey_2019'),
    ...placesOf('survey_2023'),
    ...placesOf('county_labor'),
    'state_race_2019.state': states,
    'state_race_2019.race': ['White', 'Black or African American'],
  },
  namesakes: [
    ...namesakesOf('poverty_estimates', 'area'),
    ...namesakesOf('survey_2019'),
    ...namesakesOf('survey_2023'),
    ...namesakesOf('county_labor'),
  ],
});
