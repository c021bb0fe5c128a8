import { describe, expect, it } from 'vitest';
import { openScratch } from '#shared/duckdb';
import { key, measure, schemaOf, text, year } from '../../testing/sample-source.js';
import { meaningOf } from './statement.js';

const schema = schemaOf({
  tables: [
    {
      name: 'cities',
      primaryKey: ['id'],
      columns: [key('id'), text('name'), measure('land_area'), year([2020])],
    },
    { name: 'visits', primaryKey: ['id'], columns: [key('id'), key('city_id'), measure('cost')] },
  ],
});

/** The tree is that of DuckDB's own parser, as the gate asks for it. */
const treeOf = async (sql: string): Promise<unknown> => {
  const instance = await openScratch({ memoryMb: 64, threads: 1 });
  const connection = await instance.connect();
  const serialize =
    'select json_serialize_sql($1::varchar, skip_null := true, skip_empty := true, skip_default := true)::varchar';
  const rows = (await connection.runAndReadAll(serialize, [sql])).getRows();
  connection.closeSync();
  instance.closeSync();
  return JSON.parse(String(rows[0]?.[0])).statements[0];
};
const meaning = async (sql: string) =>
  meaningOf({ sql, tree: await treeOf(sql), tables: ['cities', 'visits'] }, schema);

describe('a statement is put into words', () => {
  it.each([
    ['select name from cities', 'Name from cities.'],
    ['select * from cities limit 5', 'Every column from cities; at most 5 of them.'],
    ['select distinct name from cities', 'Name from cities; each once.'],
    [
      "select name, land_area from cities where year = 2020 and name like 'A%' order by land_area desc, name limit 3",
      'Name and land area from cities; only rows where year is 2020 and name is like "A%"; ' +
        'ordered by land area, highest first, then by name, lowest first; at most 3 of them.',
    ],
    [
      'select name, count(*), sum(land_area), count(distinct year) from cities group by name having count(*) > 2',
      'Name, the number of rows, the sum of land area and the number of different year from cities; ' +
        'for each name; only groups where the number of rows is more than 2.',
    ],
    [
      'select c.name, v.cost from cities c left join visits v on v.city_id = c.id',
      'Name of c and cost of v from cities (c) with their, if any, visits (v) (where city id of v is id of c).',
    ],
    [
      'select name from cities where land_area between 1.5 and 2 or (name is null and year in (2020, 2021))',
      'Name from cities; only rows where land area is from 1.5 to 2 or (name is not known and year is one of 2020, 2021).',
    ],
    ['select avg(cost * 2) from visits where city_id = ?', /given value 1/],
  ])('%s', async (sql, words) => {
    const { text: said } = await meaning(sql);

    if (typeof words === 'string') expect(said).toBe(words);
    else expect(said).toMatch(words);
  });

  it.each([
    ['select sum(cost) over (order by id) from visits', 'window'],
    ['select case when cost > 1 then 2 end from visits', 'case'],
    ['select name from cities where id in (select city_id from visits)', 'subquery'],
    ['select id from cities union select id from visits', 'a combination of several SELECTs'],
    ['with x as (select 1) select * from cities', 'a part of the SELECT'],
    ['select name from (select * from cities)', 'a table that is computed'],
    ['select name from cities, visits', 'this kind of join'],
    ['select upper(name) from cities', 'the function upper'],
    ['select sum(distinct cost) from visits', 'sum of distinct values'],
    ['select sum(cost) filter (where id > 1) from visits', 'the function sum'],
    ['select cost::varchar from visits', 'cast'],
    ['select * exclude (id) from cities', 'a selection of columns'],
    ['select name from cities using sample 10', 'a part of the SELECT'],
    ['select name from cities qualify row_number() over () = 1', 'a part of the SELECT'],
    ['select name from cities limit 5 offset 5', 'limit modifier'],
    ['select name, count(*) from cities group by rollup (name)', 'several groupings'],
    ['select count(*) from cities group by all', 'a grouping'],
    ['select name from cities order by 1', 'a column by its place'],
    ['select name, count(*) from cities group by 1', 'a column by its place'],
  ])('or is said to have none: %s', async (sql, part) => {
    expect(await meaning(sql)).toEqual({ notWorded: [part] });
  });
});
