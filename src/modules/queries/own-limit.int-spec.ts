import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckdbInspection } from './domain/duckdb/inspect.js';
import { DuckdbParser } from './infra/duckdb-parser.js';

describe('the rows that a statement can have at most, as it says itself', () => {
  let parser: DuckdbParser;
  beforeAll(() => {
    parser = new DuckdbParser();
  });
  afterAll(() => parser.onApplicationShutdown());

  it.each([
    ['select * from states limit 5', 5],
    ['select * from states limit 5 offset 1000', 5],
    ['select * from states order by 1 limit 0', 0],
    ['from states limit 3', 3],
    ['select 1 union all select 2 limit 2', 2],
    ['with few as (select * from states limit 3) select * from few limit 7', 7],
    ['select * from (select * from states limit 5) limit 3', 3],
  ])('%s: %i', async (sql, rows) => {
    expect(await limitOf(sql)).toBe(rows);
  });

  it.each([
    'select * from states',
    'select * from (select * from states limit 5), states',
    'with few as (select * from states limit 3) select * from few, states',
    'select * from states limit 10 + 10',
    'select * from states limit ?',
    'select * from states limit (select count(*) from states)',
    'select * from states limit 10 percent',
    'select * from states limit null',
    'select * from states limit all',
    'select * from states offset 5',
  ])('is not known for %s', async (sql) => {
    expect(await limitOf(sql)).toBeUndefined();
  });

  const limitOf = async (sql: string) =>
    new DuckdbInspection({ tables: new Set(['states']), columns: new Set() }, sql).verdict(
      await parser.parse(sql),
    ).ownLimit;
});
