import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { DuckdbParser } from './infra/duckdb-parser.js';
import { changesNothing } from './testing/gate-fuzz.js';
import { makeGate } from './testing/make-gate.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import type { Danger } from './testing/statement-grammar.js';

const danger: Danger = {
  expressions: [
    `nextval('shop.numbers')`,
    `setval('shop.numbers', 7)`,
    `pg_advisory_lock(1)`,
    `set_config('application_name', 'stolen', false)`,
    `lo_create(4711)`,
    `pg_read_file('/etc/hostname')`,
    `query_to_xml('delete from shop.letters', true, true, '')`,
    `shop.count_up(1)`,
    `count_up(1)`,
    `s.count_up`,
    `1 operator(shop.+) 'x'::text`,
    `(1).count_up`,
    `('shop.numbers'::text).nextval`,
    `(4711::oid).lo_create`,
    `b.lo_create`,
    `(1::int8).pg_advisory_lock`,
    `b.pg_advisory_lock`,
  ],
  tables: [
    'hidden',
    'pg_class',
    'public.states',
    'shop.states',
    'information_schema.tables',
    `count_up(1) b`,
    `unnest(array[4711::int8]) b`,
    `unnest(array[nextval('shop.numbers')]) b`,
    `rows from (nextval('shop.numbers')) b`,
    '(delete from shop.letters returning *) b',
    'lateral (select * from shop.letters for update) b',
  ],
  statements: [
    'delete from letters',
    'delete from shop.letters returning *',
    'update shop.states set state = null returning *',
    `insert into shop.letters values (1, 'x') returning *`,
    'create table shop.stolen as select 1 as x',
    'select * into shop.stolen from states',
    'select * from states for update',
    `set application_name = 'stolen'`,
    'truncate shop.letters',
    `do $$ begin perform nextval('shop.numbers'); end $$`,
    'select 1',
    'values (1)',
  ],
};

/** What can be called without being named as a function, and leaves a trace. */
const traps = `
  create function shop.count_up(integer) returns bigint language sql as $$ select nextval('shop.numbers') $$;
  create function shop.count_up(shop.states) returns bigint language sql as $$ select nextval('shop.numbers') $$;
  create function shop.plus(integer, text) returns bigint language sql as $$ select nextval('shop.numbers') $$;
  create operator shop.+ (leftarg = integer, rightarg = text, function = shop.plus);
  delete from shop.letters where id > 4; delete from shop.state_population where year > 1990;
  set search_path = pg_catalog, pg_temp; set statement_timeout = '200ms'`;

const look = `
  select (select md5(string_agg(s::text, '' order by s::text)) from shop.states s),
         (select md5(string_agg(s::text, '' order by s::text)) from shop.letters s),
         (select last_value::text || is_called from shop.numbers), (select count(*) from pg_class),
         (select count(*) from pg_largeobject_metadata), current_setting('application_name'),
         (select count(*) from pg_locks where locktype = 'advisory')`;

describe('what the gate lets pass, on a PostgreSQL where its user may do everything', () => {
  const dataSourceId = randomUUID();
  const duckdb = new DuckdbParser();
  const gate = makeGate(duckdb);
  let source: Awaited<ReturnType<typeof makePostgresqlSource>>;

  beforeAll(async () => {
    source = await makePostgresqlSource(dataSourceId);
    await source.ask(traps);
  });
  afterAll(async () => {
    await duckdb.onApplicationShutdown();
    await source.remove();
  });

  changesNothing({ gate, source: () => source, danger, look, spring: 'select shop.count_up(1)' });
});
