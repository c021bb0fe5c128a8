import type { TableView } from '#modules/catalog';
import { clickhouseIsOfToday, noClickhouse, noMariadb } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { makeClickhouseSource } from './testing/clickhouse-source.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { openDuckdb, openLive } from './testing/open-source.js';
import { policiesOf, type RulesByUser } from './testing/policy-rules.js';
import { policySuite } from './testing/policy-suite.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import { table } from './testing/sample-source.js';

const gaps = table(['gaps', ['region']]);
const gapsOf = (name: string) =>
  `create table ${name} as select 'West' as region union all select 'South' union all select null`;

const guarded = (rules: RulesByUser, statements = [gapsOf('gaps')], tables: readonly TableView[] = []) => ({
  statements,
  tables: [gaps, ...tables],
  policies: policiesOf(rules),
});

policySuite({
  dialect: 'DuckDB',
  open: (rules) => openDuckdb(QueriesModule, guarded(rules)),
  spellings: ['states', 'States', '"STATES"', 'main.states', 'main /* x */ . "States"', 'MAIN.states'],
  questions: [
    'from #',
    'from # select region',
    'select s from # s',
    'select s.region from # s(fips, state, region)',
    "select columns('reg.*') from #",
    'select * exclude (fips) replace (upper(region) as region) from #',
    'select * from # tablesample reservoir(20 rows) repeatable (7)',
    'select unnest(list(region)) as region from #',
    "select * from # pivot (count(*) for region in ('South', 'West'))",
    "select l.region from letters, lateral (select region from # where fips > '1') l where letters.id = 1",
    'select region from # group by all',
    'select a.region from # a semi join # b on a.fips = b.fips',
    'with a as materialized (from #) from a',
    'select \'é\' as "ü", region from #',
    "select region from #, (values ('é')) v(w)",
  ],
  traps: [
    "select count(*) from states where (case when region = 'South' then state else '1' end)::integer > 0",
    "select count(*) from states join letters on letters.id = (case when region = 'South' then state else '1' end)::integer",
  ],
  refused: [
    ['select main.states.region from main.states', 'without the schema'],
    ['table states', 'in a way that they cannot be put into'],
  ],
});

const statesView = { ...table(['states_view', ['fips', 'state', 'region']]), derived: true as const };

/** What shows rows of the table under other names. */
const shown = {
  statements: [
    gapsOf('shop.gaps'),
    'create view shop.states_view as select * from shop.states',
    'create table shop.parts (region text)',
    'create table shop.south () inherits (shop.parts)',
  ],
  tables: [statesView, { ...table(['south', ['region']]), derived: true as const }],
};

policySuite({
  dialect: 'PostgreSQL',
  open: (rules) =>
    openLive(QueriesModule, makePostgresqlSource, guarded(rules, shown.statements, shown.tables)),
  spellings: ['states', 'States', '"states"', 'shop.states', 'shop /* x */ . "states"', '"shop".STATES'],
  questions: [
    'select s::text as region from # s',
    'select (s).region from # s',
    'select s.a from # s(x, y, a)',
    "select l.region from letters, lateral (select region from # where fips > '1') l where letters.id = 1",
    'select region from # order by region fetch first 3 rows with ties',
    'select region from # group by grouping sets ((region), ())  order by 1 nulls last limit 1',
    'with a as materialized (select * from #) select region from a',
    'select \'é\' as "ü", region from #',
    'select region from (# join letters on letters.id = 1)',
    'select array_agg(region) as region from #',
    'select x from # cross join lateral (select region) as l(x)',
  ],
  traps: [
    "select count(*) from states where (case when region = 'South' then state else '1' end)::integer > 0",
    "select count(*) from states where 1 / (case when region = 'South' then 0 else 1 end) = 1",
    "select count(*) from states a join letters on letters.id = (case when a.region = 'South' then a.state else '1' end)::integer",
  ],
  refused: [
    ['select shop.states.region from shop.states', 'without the schema'],
    ['select region from only states', 'ONLY'],
    ['table states', 'in a way that they cannot be put into'],
    ['select region from states *', 'in a way that they cannot be put into'],
    ['select region from U&"st\\0061tes"', 'in a way that they cannot be put into'],
    ['select region from states_view', 'it needs one of its own'],
    ['select 1 where exists (select 1 from shop.south)', 'it needs one of its own'],
  ],
});

policySuite({
  dialect: 'MariaDB',
  skip: noMariadb,
  open: (rules) =>
    openLive(
      QueriesModule,
      makeMysqlSource,
      guarded(rules, [gapsOf('gaps'), 'create view states_view as select * from states'], [statesView]),
    ),
  spellings: ['states', '`states`', 'almanac.states', 'almanac . `states`', 'States'],
  questions: [
    'select states.region from almanac.states',
    'select almanac.states.region from almanac.states',
    'select almanac.states.* from almanac.states',
    'select region from # natural join state_population',
    'select region from # straight_join letters on letters.id = 1',
    'select group_concat(region) as region from #',
    "select region from # where region like '%'",
    'select region from (# join letters on letters.id = 1)',
  ],
  traps: [
    "select count(*) from states where (select 1 union all select 1 from letters where region = 'South' and id < 1) = 1",
  ],
  refused: [['select region from states_view', 'it needs one of its own']],
});

policySuite({
  dialect: 'ClickHouse',
  skip: noClickhouse,
  open: (rules) =>
    openLive(
      QueriesModule,
      makeClickhouseSource,
      guarded(rules, [gapsOf('almanac.gaps engine = Memory')], [statesView]),
    ),
  spellings: ['states', '`states`', 'almanac.states', 'almanac . `states`'],
  // It is of 2018: no WITH, no window functions, a JOIN only of columns that are equal, no sub-query about the row outside.
  unknown: /\bwith\b|\bover\b|exists|\bon [a-z.]*\w = 1|o\.fips|, #/,
  ...(!clickhouseIsOfToday && { plans: false }),
  questions: [
    'select almanac.states.region from almanac.states',
    'select region from # where (fips, region) in (select fips, region from #)',
    'select upper(any(region)) as region from #',
    'select region from # cross join letters limit 30',
    'select region from # order by fips limit 1, 3',
  ],
  traps: [
    "select count(*) from states where toInt64(if(region = 'South', state, '1')) > 0",
    "select count(*) from (select toInt64(if(region = 'South', state, '1')) as n from states) x where n > 0",
  ],
  refused: [['select region from states_view', 'it needs one of its own']],
});
