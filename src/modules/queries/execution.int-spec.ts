import { clickhouseIsOfToday, noClickhouse, noMariadb } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { makeClickhouseSource } from './testing/clickhouse-source.js';
import { executionSuite } from './testing/execution-suite.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { openDuckdb, openLive } from './testing/open-source.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import { table } from './testing/sample-source.js';

const endless = 'select max(a.id * b.id % 7) as n from letters a, letters b, letters c';

/** Written alike for all of them. */
const numerals = {
  'whole number': '7',
  'largest that JSON holds': '9007199254740991',
  'larger than that': '9007199254740993',
  'far below zero': '-9223372036854775807',
  'empty text': `''`,
};

const times = {
  date: `date '2020-02-29'`,
  'date long ago': `date '1600-02-29'`,
  moment: `timestamp '2020-04-01 12:30:00'`,
  'part of a second': `timestamp '1969-12-31 23:59:59.25'`,
  time: `time '12:30:00'`,
};

executionSuite({
  engine: 'DuckDB',
  open: (more) => openDuckdb(QueriesModule, more),
  place: '?',
  endless: 'select max(a.id * b.id * c.id % 7) as n from letters a, letters b, letters c',
  failsLate: `select case when a.id * 10000 + b.id = 150000 then 'x' else '1' end::integer as n
              from letters a, letters b where a.id < 20`,
  writes: ["insert into #letters values (1, 'x')", 'drop table #letters', 'create table #other (n integer)'],
  prefix: 'main.',
  values: {
    'no value': 'null::integer',
    ...numerals,
    decimal: '(-0.07)::decimal(4, 2)',
    'decimal of many digits': '1234567890123456.78',
    double: '0.1::double + 0.2::double',
    text: `'it''s "quoted"	\\ é 🐘'`,
    boolean: 'true',
    ...times,
  },
  plans: 'without costs',
});

executionSuite({
  engine: 'PostgreSQL',
  open: (more) => openLive(QueriesModule, makePostgresqlSource, more),
  running: `select count(*)::int from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()
            and datname = current_database()`,
  place: '$1',
  endless,
  failsLate: 'select 1 / (id - 9000) as n from letters order by id',
  writes: ["insert into #letters values (1, 'x')", 'drop table #letters', 'create table #other (n integer)'],
  prefix: 'shop.',
  values: {
    'no value': 'null::integer',
    ...numerals,
    decimal: '(-0.07)::numeric(4, 2)',
    'decimal of many digits': '1234567890123456.78',
    double: '0.1::float8 + 0.2::float8',
    text: `'it''s "quoted"	\\ é 🐘'`,
    boolean: 'true',
    ...times,
  },
  plans: 'with costs',
});

executionSuite({
  engine: 'MariaDB',
  skip: noMariadb,
  open: (more) => openLive(QueriesModule, makeMysqlSource, more),
  running: `select count(*) from information_schema.processlist
            where command in ('Query', 'Execute') and id <> connection_id()`,
  place: '?',
  endless,
  failsLate:
    'select (select 1 union all select 1 from states where letters.id = 9000 limit 2) as n from letters',
  writes: ["insert into #letters values (1, 'x')", 'drop table #letters', 'create table #other (n integer)'],
  prefix: 'almanac.',
  values: {
    'no value': 'null',
    ...numerals,
    decimal: '-0.07',
    'decimal of many digits': '1234567890123456.78',
    double: '0.1e0 + 0.2e0',
    text: `'it''s "quoted"	\\\\ é 🐘'`,
    ...times,
  },
  plans: 'without costs',
});

/** Without end, and in small pieces: between two of them this server looks whether it is to stop. */
const numbers = {
  statements: ['create view almanac.numbers as select number as id from system.numbers'],
  tables: [table(['numbers', ['id']])],
};

executionSuite({
  engine: 'ClickHouse',
  skip: noClickhouse,
  open: (more) => openLive(QueriesModule, makeClickhouseSource, { ...more, ...numbers }),
  running: `select count() from system.processes where query not like '%system.processes%'`,
  place: '?',
  endless: 'select max(id % 7) as n from numbers',
  failsLate: `select toInt64(if(id = 9000, 'x', '1')) as n from letters`,
  writes: [
    "insert into #letters values (1, 'x')",
    'drop table #letters',
    'create table #other (n Int32) engine = Memory',
  ],
  prefix: 'almanac.',
  values: {
    'no value': 'null',
    ...numerals,
    'decimal of many digits': `toDecimal128('1234567890123456.78', 2)`,
    double: '0.1 + 0.2',
    text: `'it''s "quoted"\\t\\\\ é 🐘'`,
    date: `toDate('2020-02-29')`,
    moment: `toDateTime('2020-04-01 12:30:00', 'UTC')`,
  },
  plans: clickhouseIsOfToday ? 'without costs' : 'none',
});
