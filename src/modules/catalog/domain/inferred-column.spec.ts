import { describe, expect, it } from 'vitest';
import { type InferredColumn, inferTables } from './inferred-column.js';
import type { ColumnProfile, TableProfile } from './profile.js';

const rowCount = 1000;

const column = (name: string, own: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  heading: name,
  type: 'integer',
  nativeType: 'BIGINT',
  nullCount: 0,
  distinctCount: 500,
  exact: true,
  min: 0,
  max: 1_000_000,
  whole: true,
  averageLength: 0,
  samples: [],
  values: [],
  ...own,
});

const fractions = (name: string, min: number, max: number) =>
  column(name, { type: 'decimal', nativeType: 'DOUBLE', whole: false, min, max });

const texts = (name: string, values: readonly string[], own: Partial<ColumnProfile> = {}) =>
  column(name, {
    type: 'text',
    nativeType: 'VARCHAR',
    whole: false,
    distinctCount: values.length,
    averageLength: 8,
    values,
    ...own,
  });

const table = (name: string, columns: readonly ColumnProfile[]): TableProfile => ({
  name,
  heading: name,
  rowCount,
  columns,
});

function inferred(one: ColumnProfile, name = 'figures'): InferredColumn {
  const [found] = inferTables([table(name, [one])])[0]?.columns ?? [];
  if (!found) throw new Error('Nothing was inferred.');
  return found;
}

describe('what may be done with a measure', () => {
  it.each([
    ['population', column('population')],
    ['number_of_employees', column('number_of_employees')],
    ['votes', column('votes')],
    ['revenue, with cents', fractions('revenue', 0.5, 99)],
    ['land_area_sq_mi', fractions('land_area_sq_mi', 2, 145_769)],
    ['age_65_plus, a count of people', column('age_65_plus')],
    ['unemployed', column('unemployed')],
    ['pop_urban', column('pop_urban')],
    ['a whole number nobody knows', column('widgets_xyz')],
  ])('%s adds up', (_, one) => {
    expect(inferred(one)).toMatchObject({ role: 'measure', aggregation: 'sum' });
  });

  it.each([
    ['unemployment_rate', fractions('unemployment_rate', 0, 30)],
    ['poppct_urban', fractions('poppct_urban', 0, 100)],
    ['per_capita_income', column('per_capita_income')],
    ['avg_family_size', fractions('avg_family_size', 2, 6)],
    ['age', column('age', { min: 0, max: 99 })],
    ['population_density', fractions('population_density', 0, 70_000)],
    ['unit_price', fractions('unit_price', 1, 900)],
    ['rating', column('rating', { min: 1, max: 5 })],
    ['height', column('height')],
    ['max_temperature', column('max_temperature')],
    ['bachelors, of which there are 26.6', fractions('bachelors', 0, 77.6)],
    ['veterans as a percentage', fractions('veterans', 0, 26.2)],
    ['a fraction nobody knows', fractions('widgetiness', 0, 5000)],
  ])('%s can only be averaged', (_, one) => {
    expect(inferred(one)).toMatchObject({ role: 'measure', aggregation: 'average' });
  });

  it.each([
    ['median_household_income', column('median_household_income')],
    ['poverty_rate_lower90', fractions('poverty_rate_lower90', 0, 60)],
    ['gini', fractions('gini', 0, 1)],
    ['arrival_time', column('arrival_time')],
    ['latitude', fractions('latitude', 19, 71)],
  ])('%s neither adds nor averages', (_, one) => {
    expect(inferred(one)).toMatchObject({ role: 'measure', aggregation: 'none' });
  });

  it('what was written with percent signs is averaged, whatever its name', () => {
    const percent = { ...fractions('total', 0, 400), writtenUnit: 'percent' };

    expect(inferred(percent)).toMatchObject({ aggregation: 'average', unit: 'percent' });
  });
});

describe('what a column is for', () => {
  it.each([
    ['customer_id', column('customer_id'), 'key'],
    ['zip', column('zip'), 'key'],
    ['flight_number', column('flight_number'), 'key'],
    ['club_id_2', column('club_id_2'), 'key'],
    ['num_of_flights', column('num_of_flights'), 'measure'],
    ['veterans_num', column('veterans_num'), 'measure'],
    ['unpaid', column('unpaid'), 'measure'],
    ['year', column('year', { min: 1990, max: 2020 }), 'time'],
    ['founded', column('founded', { min: 1789, max: 2002 }), 'time'],
    ['years_of_service', column('years_of_service', { min: 0, max: 40 }), 'measure'],
    ['month', column('month', { min: 1, max: 12, distinctCount: 12 }), 'category'],
    ['metro, 0 or 1', column('metro', { min: 0, max: 1, distinctCount: 2 }), 'category'],
    ['ordered_on', column('ordered_on', { type: 'date' }), 'time'],
    ['active', column('active', { type: 'boolean' }), 'category'],
    ['street_name', texts('street_name', ['Elm', 'Oak']), 'name'],
    ['channel', texts('channel', ['web', 'shop']), 'category'],
    ['description', texts('description', ['long', 'longer']), 'text'],
    ['remark of 90 characters', texts('opinion', ['x', 'y'], { averageLength: 90 }), 'text'],
  ])('%s', (_, one, role) => {
    expect(inferred(one).role).toBe(role);
  });

  it('takes the column that is called like the table for the name of its rows', () => {
    expect(inferred(texts('country', ['France', 'Peru']), 'countries').role).toBe('name');
  });

  it('recognises an identifier in one word when several tables have it', () => {
    const tables = inferTables([table('enrolment', [column('stuid')]), table('hobby', [column('stuid')])]);

    expect(tables.map(({ columns }) => columns[0]?.role)).toEqual(['key', 'key']);
  });
});

describe('what values stand for', () => {
  const states = ['Ohio', 'Texas', 'Utah', 'Iowa', 'Maine', 'Idaho', 'Kansas', 'Nevada', 'Oregon', 'Florida'];

  it.each([
    ['state-fips', texts('fips', ['01', '02', '72'])],
    ['county-fips', texts('fips', ['01001', '48201', '00000'])],
    ['county-fips', texts('GEOID', ['01001', '48201'])],
    ['state-name', texts('state', ['Ohio', 'Texas', 'District of Columbia'])],
    ['state-name', texts('where', states)],
    ['state-abbreviation', texts('state_abbr', ['OH', 'TX'])],
    ['county-name', texts('area', ['Autauga County', 'Orleans Parish', 'Denali Borough'])],
    ['city-name', texts('city', ['Akron', 'Boise'])],
    ['region', texts('region', ['South', 'West'])],
    ['longitude', fractions('capital_longitude', -157, -69)],
    ['year', column('birth_year', { min: 1900, max: 2010 })],
  ])('%s', (meaning, one) => {
    expect(inferred(one).meaning).toBe(meaning);
  });

  it.each([
    ['two letters that are countries', texts('country', ['CA', 'DE', 'IN'])],
    ['five digits of a product', texts('product_code', ['48001', '48002'])],
    ['five digits that are no places', texts('county_code', ['99001', '98002'])],
    ['a year in the name only', column('population_2020')],
    ['a region of the world', texts('region', ['Asia', 'Africa'])],
    ['some states among other words', texts('team', ['Texas', 'Lions', 'Bears', 'Eagles'])],
  ])('nothing we know: %s', (_, one) => {
    expect(inferred(one).meaning).toBeUndefined();
  });
});

describe('the unit', () => {
  it.each([
    [column('population'), 'people'],
    [fractions('land_area_sq_mi', 2, 900), 'square miles'],
    [fractions('pct_vacant', 7.9, 22.8), 'percent'],
    [fractions('pct', 0.006, 0.289), 'fraction'],
    [fractions('market_share', 0.1, 0.9), 'fraction'],
    [fractions('damage_millions_usd', 0.04, 29.3), 'millions of USD'],
    [column('personal_income_thousands'), 'thousands'],
    [fractions('unemployment_rate', 0, 30), undefined],
    [column('population_per_sq_mi'), undefined],
  ])('of $name is stated by its name or not at all', (one, unit) => {
    expect(inferred(one).unit).toBe(unit);
  });
});

describe('a margin of error', () => {
  const pair = (estimate: string, margin: string) =>
    inferTables([table('acs', [column(estimate), column(margin)])])[0]?.columns[1];

  it.each([
    ['households', 'households_moe'],
    ['income', 'moe_income'],
    ['Income', 'Income Margin of Error'],
    ['income_estimate', 'income_moe'],
  ])('belongs to its estimate: %s, %s', (estimate, margin) => {
    expect(pair(estimate, margin)).toMatchObject({ marginOfErrorOf: estimate, aggregation: 'none' });
  });

  it('has the unit of its estimate', () => {
    expect(pair('population', 'population_moe')).toMatchObject({ unit: 'people' });
  });

  it('is an ordinary column without one', () => {
    expect(pair('population', 'income_moe')?.marginOfErrorOf).toBeUndefined();
  });
});
