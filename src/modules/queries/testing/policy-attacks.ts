/**
 * Statements that read `states`, of which the one who asks may see the rows of the region West alone, and what the
 * answer must not hold: `#` stands where the name of the table does. Every engine is asked all of them.
 */
export const policyQuestions: readonly string[] = [
  'select region from #',
  'select # . region from #',
  'select s.region from # s',
  'select s.region from # as s',
  'select x.region from (select * from #) x',
  'with a as (select * from #) select region from a',
  'with a as (select * from #), b as (select * from a) select region from b',
  'with states as (select * from #) select region from states',
  'select region from # union all select region from #',
  'select region from # union select region from letters join # on 1 = 1 where letters.id < 3',
  "select 'x' as region from letters where id = 1 union all (select region from # order by 1 limit 50)",
  'select a.region from # a join # b on a.fips = b.fips',
  'select b.region from # a left join # b on a.fips = b.fips',
  'select b.region from letters a left join # b on a.id = 1',
  'select region from letters join # on letters.id = 1',
  'select (select max(region) from # o where o.fips = i.fips) as region from # i',
  'select (select min(region) from #) as region from letters where id = 1',
  'select states.region from letters states_, # states where states_.id = 1',
  'select letters.region from # as letters',
  'select max(region) from #',
  'select min(region) from #',
  'select region from # group by region having count(*) > 0',
  'select distinct region from #',
  'select region, row_number() over (partition by region order by fips) as n from #',
  'select first_value(region) over (order by region) as first_region from #',
  'select region from # where fips in (select fips from #)',
  'select region from # where exists (select 1 from # o where o.fips = #.fips)',
  "select region from # where region = 'South' or 1 = 1",
  "select region from # where not (region = 'South')",
  'select region from # order by region limit 3',
  "select case when exists (select 1 from # where region = 'South') then 'South' else 'none' end as region",
  "select region from # where region in ('South', 'West')",
  'select region from /* # */ # -- #',
  "select '#' as t, region from #",
  'with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select region from r, #',
];

/** Counted beside what the engine says when nobody is kept from anything. */
export const policyCounts: readonly string[] = [
  'select count(*) from #',
  'select count(*) from # a, # b',
  'select count(*) from (select * from # union all select * from #) x',
  'select count(distinct fips) from #',
  'select sum(1) from # where exists (select 1 from # o where o.fips > #.fips)',
];
