import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { noMariadb } from '#shared/testing';
import { DuckdbParser } from './infra/duckdb-parser.js';
import { MysqlParser } from './infra/mysql-parser.js';
import { changesNothing } from './testing/gate-fuzz.js';
import { makeGate } from './testing/make-gate.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import type { Danger } from './testing/statement-grammar.js';

/** Some of it hides from one reader in what another takes for a text or a comment. */
const danger: Danger = {
  expressions: [
    'count_up(1)',
    'almanac.count_up(1)',
    '`count_up`(1)',
    'nextval(almanac.numbers)',
    'next value for almanac.numbers',
    `get_lock('stolen', 0)`,
    '@stolen := 1',
    `load_file('/etc/hostname')`,
    `'\\'' + count_up(1) + '\\''`,
    `'\\\\' + count_up(1) + '\\\\'`,
    `'a\\' + almanac.count_up(1) + '`,
    `"a\\" + almanac.count_up(1) + "`,
    `/*! almanac.count_up(1) + */ 1`,
    `/*M!100000 almanac.count_up(1) + */ 1`,
    `1 --almanac.count_up(1)`,
    `1 # \n + almanac.count_up(1)`,
    '1 /* /* */ + almanac.count_up(1) /* */ */',
    '`a``, almanac.count_up(1), ``b`',
    `_utf8mb4'x' + almanac.count_up(1)`,
    `1 into @stolen`,
  ],
  tables: [
    'hidden',
    'mysql.user',
    'information_schema.tables',
    'almanac.hidden',
    'seq_1_to_9',
    'states for update',
    `states into @stolen`,
    '(delete from letters) b',
    'lateral (select almanac.count_up(1)) b',
  ],
  statements: [
    'delete from letters',
    'update states set state = null',
    `insert into letters values (1, 'x')`,
    'create table stolen as select 1 as x',
    'select * into @stolen from states',
    'set @stolen = 1',
    'do almanac.count_up(1)',
    'truncate letters',
    'select 1',
    'values (1)',
  ],
};

/** What leaves a trace when it is called. */
const traps = [
  'create table traces (n integer)',
  'create function count_up(given text) returns integer begin insert into traces values (1); return 1; end',
  'delete from letters where id > 4',
  'delete from state_population where year > 1990',
  `set sql_mode = 'NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,ONLY_FULL_GROUP_BY', max_statement_time = 0.2`,
];

const look = `
  select (select count(*) from traces), (select md5(group_concat(concat_ws('|', fips, state, region) order by fips))
          from states), (select md5(group_concat(concat_ws('|', id, letter) order by id)) from letters),
         (select next_not_cached_value from numbers), (select count(*) from information_schema.tables
          where table_schema = 'almanac'), is_free_lock('stolen'), @stolen`;

describe.skipIf(noMariadb)(
  `what the gate lets pass, on a MariaDB where its user may do everything${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
  () => {
    const duckdb = new DuckdbParser();
    const mysql = new MysqlParser();
    const gate = makeGate(duckdb, mysql);
    let source: Awaited<ReturnType<typeof makeMysqlSource>>;

    beforeAll(async () => {
      source = await makeMysqlSource(randomUUID());
      for (const trap of traps) await source.ask(trap);
    });
    afterAll(async () => {
      await duckdb.onApplicationShutdown();
      await mysql.onApplicationShutdown();
      await source.remove();
    });

    changesNothing({ gate, source: () => source, danger, look, spring: 'select almanac.count_up(1)' });
  },
);
