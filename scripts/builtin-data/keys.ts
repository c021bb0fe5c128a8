import type { DeclaredKey } from '../../src/modules/datasets/contract/index.ts';

const primary = (table: string, ...columns: string[]): DeclaredKey => ({ table, columns });

const foreign = (table: string, column: string, [target, key]: readonly [string, string]): DeclaredKey => ({
  table,
  columns: [column],
  references: { table: target, columns: [key] },
});

/**
 * `cities` has no primary key: a state may have two places of one name. All foreign keys hold for every row,
 * but for the four counties in `county_unemployment` that were dissolved since.
 */
export const declaredKeys: readonly DeclaredKey[] = [
  primary('states', 'fips'),
  primary('state_population', 'fips', 'year'),
  primary('state_income', 'fips', 'year'),
  primary('counties', 'fips'),
  primary('county_unemployment', 'fips', 'year'),
  primary('state_income_brackets', 'fips', 'year', 'income_bracket'),
  primary('us_population_by_age_sex', 'year', 'age', 'sex'),
  foreign('state_population', 'fips', ['states', 'fips']),
  foreign('state_income', 'fips', ['states', 'fips']),
  foreign('counties', 'state_fips', ['states', 'fips']),
  foreign('county_unemployment', 'fips', ['counties', 'fips']),
  foreign('county_unemployment', 'state', ['states', 'state']),
  foreign('state_income_brackets', 'fips', ['states', 'fips']),
  foreign('cities', 'state_abbr', ['states', 'state_abbr']),
];
