import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from '../../testing/loading.js';

/** Data beside the project that nobody here made. Where it is absent, these tests are skipped. */
const census = '../shared/data/census/county_acs_2019_moe.csv';
const spider = '../shared/nl/spider/databases';
const geography = '../shared/nl/geoquery/databases/geography/db.sqlite';
const webTables = '../shared/nl/tables/csv';

describe('data that others made', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await Workbench.create();
  });
  afterAll(() => bench.remove());

  it.skipIf(!existsSync(census))(`${census} (skipped when absent) keeps its county codes`, async () => {
    const loaded = await bench.loadFiles([{ name: 'acs.csv', format: 'csv', path: census }]);

    expect((await loaded.columns()).slice(0, 4)).toEqual([
      'fips VARCHAR',
      'county VARCHAR',
      'state VARCHAR',
      'age_over_18 DOUBLE',
    ]);
    expect(await loaded.rows('select min(fips), count(*), bool_and(strlen(fips) = 5) from acs')).toEqual([
      ['01001', '3142', true],
    ]);
  });

  it.skipIf(!existsSync(geography))(
    `${geography} (skipped when absent) has numbers for its texts`,
    async () => {
      const loaded = await bench.loadFiles([{ name: 'geo.sqlite', format: 'sqlite', path: geography }]);

      expect(loaded.tables).toHaveLength(7);
      expect(await loaded.rows(`select typeof(density) from state limit 1`)).toEqual([['DOUBLE']]);
    },
  );

  it.skipIf(!existsSync(spider))(
    `${spider} (skipped when absent): every database loads`,
    async () => {
      for (const name of readdirSync(spider).slice(0, 8)) {
        const path = join(spider, name, 'db.sqlite');
        const loaded = await bench.loadFiles([{ name: `${name}.sqlite`, format: 'sqlite', path }]);
        expect(loaded.tables.length, name).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  it.skipIf(!existsSync(webTables))(
    `${webTables} (skipped when absent): every table loads`,
    async () => {
      for (const name of readdirSync(webTables).slice(0, 25)) {
        const loaded = await bench.loadFiles([{ name, format: 'csv', path: join(webTables, name) }]);
        expect(loaded.built.report.tables[0]?.rowCount, name).toBeGreaterThan(0);
      }
    },
    60_000,
  );
});
