import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnValues, SchemaView } from '#modules/catalog';
import { toCell } from '#shared/duckdb';
import { buildBuiltinData } from '../../../scripts/build-builtin-data.js';
import { builtinCatalog } from '../../../test/read-catalog.js';
import type { Manifest } from './domain/manifest.js';

const folder = new URL('../../../dist/builtin/', import.meta.url);

describe('the built-in data', () => {
  let instance: DuckDBInstance;
  let manifest: Manifest;
  let schema: SchemaView;
  let values: readonly ColumnValues[];

  beforeAll(async () => {
    await buildBuiltinData();
    manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8'));
    ({ schema, values } = await builtinCatalog());
    instance = await DuckDBInstance.create(new URL('census.duckdb', folder).pathname, {
      access_mode: 'READ_ONLY',
    });
  });
  afterAll(() => instance.closeSync());

  const rows = async (sql: string) => {
    const connection = await instance.connect();
    const result = await connection.runAndReadAll(sql);
    connection.closeSync();
    return result.getRows().map((row) => row.map(toCell));
  };

  it.each([
    ['states', 51],
    ['state_population', 204],
    ['state_income', 51],
    ['counties', 3142],
    ['county_unemployment', 3140],
    ['state_income_brackets', 510],
    ['us_population_by_age_sex', 570],
  ])('has %s with %i rows', async (table, count) => {
    expect(await rows(`select count(*) from ${table}`)).toEqual([[count]]);
  });

  describe('adds up to what was published', () => {
    it.each([
      [1990, 248709873],
      [2000, 281421906],
      [2010, 308745538],
      [2020, 331449281],
    ])('the population of %i is %i', async (year, total) => {
      expect(await rows(`select sum(population) from state_population where year = ${year}`)).toEqual([
        [total],
      ]);
    });

    it.each([
      ["select population from state_population where state = 'Texas' and year = 2020", 29145505],
      [
        "select sum(population) from state_population join states using (fips) where region = 'South' and year = 1990",
        85445930,
      ],
      ["select count(*) from counties where state = 'Texas'", 254],
      ["select capital from states where state = 'Ohio'", 'Columbus'],
      ['select count(distinct division) from states', 9],
      ['select max(unemployment_rate) from county_unemployment', 0.301],
      ["select round(sum(share), 3) from state_income_brackets where state = 'Ohio'", 1],
      [
        "select round(sum(share), 3) from state_income_brackets where state = 'Mississippi' and income_bracket in ('under $10,000', '$10,000 to $14,999', '$15,000 to $24,999')",
        0.344,
      ],
      ["select sum(population) from us_population_by_age_sex where year = 1900 and sex = 'male'", 38915235],
      ["select city from cities where state_abbr = 'OH' order by population desc limit 1", 'Columbus'],
    ])('%s: %s', async (sql, value) => {
      expect(await rows(sql)).toEqual([[value]]);
    });

    it('counties have about the area of their states, with inland waters', async () => {
      const [[least, most]] = (await rows(`
        select min(ratio), max(ratio) from (
          select sum(area_sq_mi) / any_value(land_area_sq_mi) as ratio
          from counties join states on counties.state_fips = states.fips group by states.fips)`)) as [
        number[],
      ];

      expect(least).toBeGreaterThan(0.995);
      expect(most).toBeLessThan(1.11);
    });
  });

  it('keeps FIPS codes as text with their zeros', async () => {
    expect(await rows("select fips from states where state = 'Alabama'")).toEqual([['01']]);
    expect(await rows('select distinct length(fips) from counties')).toEqual([[5]]);
  });

  it('calls no two counties of a state the same', async () => {
    expect(await rows('select state, county from counties group by all having count(*) > 1')).toEqual([]);
  });

  it('lists a city once, without its parts', async () => {
    const newYork = await rows("select city from cities where state_abbr = 'NY' and population > 300000");
    const capital = await rows("select city from cities where state_abbr = 'DC'");

    expect(newYork).toEqual([['New York City']]);
    expect(capital).toEqual([['Washington, D.C.']]);
    const copies =
      "city in ('North Stamford', 'East Chattanooga', 'Metairie Terrace', 'Valencia') and population > 50000";
    expect(await rows(`select city, population from cities where ${copies}`)).toEqual([]);
    const cities = "('North Las Vegas', 'Chino Hills', 'East Los Angeles', 'North Charleston')";
    expect(await rows(`select count(*) from cities where city in ${cities}`)).toEqual([[4]]);
  });

  describe('keys', () => {
    it('that are declared identify every row', async () => {
      for (const { table, columns } of manifest.declaredKeys.filter(({ references }) => !references))
        expect(await rows(`select count(*) from ${table} group by ${columns} having count(*) > 1`)).toEqual(
          [],
        );
    });

    it('lead everywhere, but for four counties that are no more', async () => {
      const orphans: string[] = [];
      for (const { table, columns, references } of manifest.declaredKeys)
        if (references)
          for (const [value] of await rows(
            `select ${columns} from ${table} where ${columns} not in (select ${references.columns} from ${references.table})`,
          ))
            orphans.push(`${table} ${value}`);

      expect(orphans.sort()).toEqual([
        'county_unemployment 02201',
        'county_unemployment 02232',
        'county_unemployment 02280',
        'county_unemployment 51515',
      ]);
    });

    it('are all in the catalog, and no others', () => {
      expect(schema.foreignKeys).toHaveLength(7);
      expect(schema.foreignKeys.every(({ declared }) => declared)).toBe(true);
    });
  });

  describe('is described', () => {
    it('in every table and column, and nothing else is', async () => {
      const described = manifest.notes.map(({ table, columns }) => [table, Object.keys(columns)]);
      const there = schema.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]);

      expect(described.sort()).toEqual(there.sort());
    });

    it('with an aggregation for every measure, and a unit', () => {
      const measures = schema.tables.flatMap(({ name, columns }) =>
        columns.filter(({ role }) => role === 'measure').map((column) => ({ table: name, ...column })),
      );

      for (const { aggregation, unit } of measures)
        expect({ aggregation, unit }).toEqual({ aggregation: expect.any(String), unit: expect.any(String) });
      expect(measures.filter(({ aggregation }) => aggregation === 'average').map(({ name }) => name)).toEqual(
        ['unemployment_rate'],
      );
    });

    it('with all values of its texts to be named in questions', () => {
      expect(values.filter(({ complete }) => !complete)).toEqual([]);
      expect(values.find(({ column }) => column === 'region')?.values).toEqual([
        'South',
        'West',
        'Midwest',
        'Northeast',
      ]);
    });
  });
});
