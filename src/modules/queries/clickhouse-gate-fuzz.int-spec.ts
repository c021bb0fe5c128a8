import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe } from 'vitest';
import { noClickhouse } from '#shared/testing';
import { DuckdbParser } from './infra/duckdb-parser.js';
import { MysqlParser } from './infra/mysql-parser.js';
import { makeClickhouseSource } from './testing/clickhouse-source.js';
import { changesNothing } from './testing/gate-fuzz.js';
import { makeGate } from './testing/make-gate.js';
import type { Danger } from './testing/statement-grammar.js';

/** Calls of it are counted: it is what statements that reach out of the server reach. */
const trap = { calls: 0, port: 0 };
const reaching = (path: string) => `url('http://127.0.0.1:#/${path}', 'TabSeparated', 'stolen String')`;

/** Some of it hides from one reader in what another takes for a text or a comment. */
const danger: Danger = {
  expressions: [
    `(select * from ${reaching('in-a-value')})`,
    `(select secret from hidden)`,
    `(select secret from almanac.hidden)`,
    `'\\'' = (select secret from almanac.hidden) or '\\''`,
    `'\\\\' = (select secret from almanac.hidden) or '\\\\'`,
    `'it''s' = (select secret from almanac.hidden)`,
    '`a``, (select secret from almanac.hidden), ``b`',
    '`a\\`, (select secret from almanac.hidden), \\`b`',
    `"a\\", (select secret from almanac.hidden), \\"b"`,
    `1 -- \n, (select secret from almanac.hidden)`,
    `1 /* /* */, (select secret from almanac.hidden) /* */ */`,
    `dictGetString('hidden', 'secret', toUInt64(1))`,
    `joinGet('almanac.hidden', 'secret', 1)`,
    `1 in almanac.hidden`,
    `1 as hidden`,
    `arrayJoin([1, 2])`,
    `sleep(3)`,
    `hostName()`,
    `getSetting('readonly')`,
    `file('/etc/hostname')`,
  ],
  tables: [
    'hidden',
    'almanac.hidden',
    'system.tables',
    reaching('a-table'),
    `(select * from ${reaching('within')}) b`,
    `file('hostname', 'TabSeparated', 'stolen String')`,
    `remote('127.0.0.1:#', almanac.hidden)`,
    `merge('almanac', '.*')`,
    `mysql('127.0.0.1:#', 'almanac', 'hidden', 'almanac', 'password')`,
    'numbers(3)',
    'states final',
    'states sample 1',
    'states array join [1] as b',
    `states settings max_threads = 1`,
    `states into outfile '/tmp/stolen'`,
    'states format TabSeparated',
  ],
  statements: [
    `insert into letters values (1, 'x')`,
    `insert into almanac.letters select 1, 'x'`,
    'drop table letters',
    'alter table letters delete where 1',
    'create table stolen engine = Memory as select 1 as x',
    'create view stolen as select * from hidden',
    'set readonly = 0',
    'system drop dns cache',
    `kill query where 1`,
    'use system',
    'select 1',
    'select 1 as x',
  ],
};

const look = `
  select (select count() from almanac.letters), (select sum(cityHash64(fips, state, region)) from almanac.states),
         (select sum(cityHash64(fips, year, population)) from almanac.state_population),
         (select count() from system.tables where database = 'almanac')`;

const secret = 'not in the catalog';

describe.skipIf(noClickhouse)(
  `what the gate lets pass, on a ClickHouse where its user may do everything${noClickhouse ? ` (skipped: ${noClickhouse})` : ''}`,
  () => {
    const duckdb = new DuckdbParser();
    const mysql = new MysqlParser();
    const gate = makeGate(duckdb, mysql);
    let server: Server;
    let source: Awaited<ReturnType<typeof makeClickhouseSource>>;

    beforeAll(async () => {
      source = await makeClickhouseSource(randomUUID());
      server = createServer((_, response) => {
        trap.calls++;
        response.end(`${secret}\n`);
      });
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      trap.port = (server.address() as AddressInfo).port;
    });
    afterAll(async () => {
      await duckdb.onApplicationShutdown();
      await mysql.onApplicationShutdown();
      await new Promise((closed) => server.close(closed));
      await source.remove();
    });

    /** Whoever is told what is not in the catalog has been where nobody may be. */
    const ask = async (sql: string) => {
      const rows = await source.ask(sql.replaceAll('#', String(trap.port)));
      if (JSON.stringify(rows).includes(secret)) trap.calls++;
      return sql === look ? [...rows, [trap.calls]] : rows;
    };

    changesNothing({
      gate,
      source: () => ({ schema: source.schema, ask }),
      danger,
      look,
      spring: `select * from ${reaching('spring')}`,
    });
  },
);
