import { cityRows } from './cities.ts';
import { counties, countyRow, statesByFips } from './geography.ts';
import { readIncome, readPopulation, readUnemployment } from './source-packages.ts';

export type Value = string | number | null;

export interface Table {
  readonly name: string;
  /** In order, with their DuckDB types. Codes are text: FIPS keeps its leading zeros. */
  readonly columns: Readonly<Record<string, 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE'>>;
  readonly rows: () => readonly (readonly Value[])[];
}

const states = [...statesByFips.values()];
const fipsOf = (id: string | number, digits: number): string => String(id).padStart(digits, '0');

const censusYears = [1990, 2000, 2010, 2020] as const;

const stateRows = () =>
  states.map((s) => [
    s.fips,
    s.state,
    s.state_abbr,
    s.region,
    s.division,
    s.capital || null,
    Number(s.land_area_sq_mi),
  ]);

const statePopulationRows = () =>
  states.flatMap((s) => censusYears.map((year) => [s.fips, s.state, year, Number(s[`population_${year}`])]));

const stateIncomeRows = () =>
  states.map((s) => [s.fips, s.state, 2022, Number(s.median_household_income_2022)]);

/** Counties that got another code since 2009, with the same extent. */
const renumbered = new Map([
  ['02270', '02158'], // Wade Hampton, now Kusilvak, Alaska
  ['46113', '46102'], // Shannon, now Oglala Lakota, South Dakota
]);

/** Counties of 2009 that have since been divided or merged into another; the boundaries do not have them. */
const dissolved = new Map([
  ['02201', 'Prince of Wales-Outer Ketchikan'],
  ['02232', 'Skagway-Hoonah-Angoon'],
  ['02280', 'Wrangell-Petersburg'],
  ['51515', 'Bedford city'],
]);

const countyNames = new Map([...counties.map(({ fips, county }) => [fips, county] as const), ...dissolved]);

const unemploymentRows = () =>
  readUnemployment()
    .flatMap(({ id, rate }) => {
      const old = fipsOf(id, 5);
      const fips = renumbered.get(old) ?? old;
      const state = statesByFips.get(fips.slice(0, 2));
      if (!state) return [];
      const county = countyNames.get(fips);
      if (!county) throw new Error(`unemployment.tsv has a county that is not known: ${fips}.`);
      return [[fips, county, state.state, 2009, Number(rate)] as const];
    })
    .sort(([a], [b]) => a.localeCompare(b));

/** The source's brackets, poorest first, in words that sort out what they include. */
const brackets = [
  ['<10000', 'under $10,000'],
  ['10000 to 14999', '$10,000 to $14,999'],
  ['15000 to 24999', '$15,000 to $24,999'],
  ['25000 to 34999', '$25,000 to $34,999'],
  ['35000 to 49999', '$35,000 to $49,999'],
  ['50000 to 74999', '$50,000 to $74,999'],
  ['75000 to 99999', '$75,000 to $99,999'],
  ['100000 to 149999', '$100,000 to $149,999'],
  ['150000 to 199999', '$150,000 to $199,999'],
  ['200000+', '$200,000 or more'],
] as const;

const incomeBracketRows = () => {
  const records = new Map(readIncome().map((record) => [`${record.id} ${record.group}`, record]));
  return states.flatMap(({ fips, state }) =>
    brackets.map(([group, bracket]) => {
      const record = records.get(`${Number(fips)} ${group}`);
      if (!record) throw new Error(`income.json has no "${group}" for ${state}.`);
      return [fips, state, 2013, bracket, record.pct, Math.round(record.pct * record.total)];
    }),
  );
};

const sexes = { 1: 'male', 2: 'female' } as const;

const ageAndSexRows = () =>
  readPopulation().map(({ year, age, sex, people }) => [year, age, sexes[sex], people]);

export const tables: readonly Table[] = [
  {
    name: 'states',
    columns: {
      fips: 'VARCHAR',
      state: 'VARCHAR',
      state_abbr: 'VARCHAR',
      region: 'VARCHAR',
      division: 'VARCHAR',
      capital: 'VARCHAR',
      land_area_sq_mi: 'INTEGER',
    },
    rows: stateRows,
  },
  {
    name: 'state_population',
    columns: { fips: 'VARCHAR', state: 'VARCHAR', year: 'INTEGER', population: 'BIGINT' },
    rows: statePopulationRows,
  },
  {
    name: 'state_income',
    columns: { fips: 'VARCHAR', state: 'VARCHAR', year: 'INTEGER', median_household_income: 'INTEGER' },
    rows: stateIncomeRows,
  },
  {
    name: 'counties',
    columns: {
      fips: 'VARCHAR',
      county: 'VARCHAR',
      state_fips: 'VARCHAR',
      state: 'VARCHAR',
      area_sq_mi: 'DOUBLE',
      latitude: 'DOUBLE',
      longitude: 'DOUBLE',
    },
    rows: () => counties.map(countyRow),
  },
  {
    name: 'county_unemployment',
    columns: {
      fips: 'VARCHAR',
      county: 'VARCHAR',
      state: 'VARCHAR',
      year: 'INTEGER',
      unemployment_rate: 'DOUBLE',
    },
    rows: unemploymentRows,
  },
  {
    name: 'state_income_brackets',
    columns: {
      fips: 'VARCHAR',
      state: 'VARCHAR',
      year: 'INTEGER',
      income_bracket: 'VARCHAR',
      share: 'DOUBLE',
      households: 'BIGINT',
    },
    rows: incomeBracketRows,
  },
  {
    name: 'us_population_by_age_sex',
    columns: { year: 'INTEGER', age: 'INTEGER', sex: 'VARCHAR', population: 'BIGINT' },
    rows: ageAndSexRows,
  },
  {
    name: 'cities',
    columns: {
      city: 'VARCHAR',
      state: 'VARCHAR',
      state_abbr: 'VARCHAR',
      population: 'BIGINT',
      latitude: 'DOUBLE',
      longitude: 'DOUBLE',
    },
    rows: cityRows,
  },
];
