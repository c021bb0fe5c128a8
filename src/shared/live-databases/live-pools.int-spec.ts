import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JsonValue } from '#shared/contracts';
import {
  createTestDatabase,
  noClickhouse,
  noMariadb,
  startClickhouse,
  startMariadb,
  testSecrets,
} from '#shared/testing';
import { LiveDatabases } from './live-databases.js';
import { allRows, type LivePool } from './live-pool.js';
import type { Login } from './login.js';

/** For a loaded machine. */
const patience = 20_000;

const limits = { connections: 2, statementSeconds: 20 };

async function preparePostgresql() {
  const database = await createTestDatabase({ empty: true });
  const owner = new Client(database.url);
  await owner.connect();
  await owner.query('create table public.note (n integer); insert into note values (1), (2)');
  const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
  const login: Login = {
    kind: 'postgresql',
    host,
    port: Number(port),
    database: pathname.slice(1),
    user,
    password: decodeURIComponent(password),
    tls: 'off',
  };
  return {
    login,
    /** What runs there now, besides this question. */
    running: async () =>
      (
        await owner.query(
          `select query from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and datname = current_database()`,
        )
      ).rowCount ?? 0,
    stop: async () => {
      await owner.end();
      await database.drop();
    },
  };
}

async function prepareMariadb() {
  const server = await startMariadb();
  const owner = await createConnection({ uri: server.url, rowsAsArray: true });
  await owner.query('create table note (n integer)');
  await owner.query('insert into note values (1), (2)');
  await owner.query('create sequence s');
  const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
  const database = pathname.slice(1);
  const login: Login = { kind: 'mysql', host, port: Number(port), database, user, password, tls: 'off' };
  return {
    login,
    running: async () => {
      const [rows] = await owner.query(
        `select id from information_schema.processlist where command in ('Query', 'Execute') and id <> connection_id()`,
      );
      return (rows as unknown[]).length;
    },
    stop: async () => {
      await owner.end();
      await server.stop();
    },
  };
}

async function prepareClickhouse() {
  const server = await startClickhouse();
  await server.query('create table almanac.note (n Int32) engine = Memory');
  await server.query('insert into almanac.note values (1), (2)');
  const { hostname: host, port } = new URL(server.url);
  const login: Login = {
    kind: 'clickhouse',
    host,
    port: Number(port),
    database: 'almanac',
    user: 'almanac',
    password: 'password',
    tls: 'off',
  };
  return {
    login,
    running: async () =>
      Number(
        await server.query(`select count() from system.processes where query not like '%system.processes%'`),
      ),
    stop: server.stop,
  };
}

interface Server {
  readonly name: string;
  readonly skip: string | undefined;
  readonly prepare: () => Promise<{
    login: Login;
    running: () => Promise<number>;
    stop: () => Promise<void>;
  }>;
  readonly table: string;
  readonly endless: string;
  readonly suicide: string;
  readonly writes: readonly string[];
  readonly numbers: string;
  /** 300 rows of 100,000 characters. */
  readonly wide: string;
  readonly echo: (values: number) => string;
  /** Two columns of one name. */
  readonly twice: string;
  readonly cells: readonly (readonly [expression: string, cell: JsonValue, kind: string])[];
}

const servers: readonly Server[] = [
  {
    name: 'PostgreSQL',
    skip: undefined,
    prepare: preparePostgresql,
    table: 'public.note',
    endless: 'select count(*) from generate_series(1, 1000000000000)',
    suicide: 'select pg_terminate_backend(pg_backend_pid())',
    writes: [
      'insert into public.note values (3)',
      'delete from public.note',
      'create table public.other (n integer)',
      `select nextval('public.s')`,
    ],
    numbers: 'select i from generate_series(1, 5001) i',
    wide: `select repeat('x', 100000) from generate_series(1, 300)`,
    echo: (values: number) =>
      `select ${Array.from({ length: values }, (_, i) => `$${i + 1}::text`).join(', ')}`,
    twice: 'select 1 as a, 2 as a',
    cells: [
      ['null::integer', null, 'integer'],
      ['true', true, 'boolean'],
      [`'it''s'`, `it's`, 'text'],
      ['7::smallint', 7, 'integer'],
      ['9007199254740991', 9007199254740991, 'integer'],
      ['9007199254740992', '9007199254740992', 'integer'],
      ['-9007199254740993', '-9007199254740993', 'integer'],
      ['sum(29145505)', 29145505, 'integer'],
      ['1.50', 1.5, 'decimal'],
      ['(-0.07)::numeric(4,2)', -0.07, 'decimal'],
      ['12.5::numeric(38,10)', 12.5, 'decimal'],
      ['1234567890123456.78', '1234567890123456.78', 'decimal'],
      ['avg(n) from (values (1), (1), (2)) t(n)', 4 / 3, 'decimal'],
      ['0.1::float8 + 0.2::float8', 0.30000000000000004, 'decimal'],
      [`'nan'::float8`, 'NaN', 'decimal'],
      [`'nan'::numeric`, 'NaN', 'decimal'],
      [`'-infinity'::float8`, '-Infinity', 'decimal'],
      [`date '2020-04-01'`, '2020-04-01', 'date'],
      [`date '1600-02-29'`, '1600-02-29', 'date'],
      [`'infinity'::date`, 'infinity', 'date'],
      [`timestamp '2020-04-01 12:30:00'`, '2020-04-01T12:30:00', 'timestamp'],
      [`timestamp '1969-12-31 23:59:59.25'`, '1969-12-31T23:59:59.25', 'timestamp'],
      [`'2020-04-01 12:30:00+02'::timestamptz`, '2020-04-01T10:30:00Z', 'timestamp'],
      [`time '12:30:00'`, '12:30:00', 'time'],
      [`interval '14 months 3 days 4 hours 5.5 seconds'`, 'P1Y2M3DT4H5.5S', 'other'],
      [`interval '0 days'`, 'PT0S', 'other'],
      [`'\\x01ff'::bytea`, 'Af8=', 'other'],
      [`array['a', null]`, ['a', null], 'other'],
      [`array[1, 2]::bigint[]`, [1, 2], 'other'],
      [`'3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f'::uuid`, '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f', 'text'],
      [`'{"a": 1}'::json`, '{"a": 1}', 'text'],
    ],
  },
  {
    name: `MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
    skip: noMariadb,
    prepare: prepareMariadb,
    table: 'almanac.note',
    endless: 'select count(*) from almanac.seq_1_to_1000000000 a, almanac.seq_1_to_1000000000 b',
    suicide: 'kill connection_id()',
    writes: [
      'insert into almanac.note values (3)',
      'delete from almanac.note',
      'create table almanac.other (n integer)',
      'select nextval(almanac.s)',
      'select 1; delete from almanac.note',
    ],
    numbers: 'select seq from almanac.seq_1_to_5001',
    wide: `select repeat('x', 100000) from almanac.seq_1_to_300`,
    echo: (values: number) => `select ${Array.from({ length: values }, () => '?').join(', ')}`,
    twice: 'select 1 as a, 2 as a',
    cells: [
      ['null', null, 'text'],
      ['true', 1, 'integer'],
      [`'it''s'`, `it's`, 'text'],
      [`'a\\b'`, 'a\\b', 'text'],
      [`'a' || 'b'`, 'ab', 'text'],
      ['7', 7, 'integer'],
      ['9007199254740991', 9007199254740991, 'integer'],
      ['9007199254740992', '9007199254740992', 'integer'],
      ['-9007199254740993', '-9007199254740993', 'integer'],
      ['cast(18446744073709551615 as unsigned)', '18446744073709551615', 'integer'],
      ['sum(29145505)', 29145505, 'integer'],
      ['1.50', 1.5, 'decimal'],
      ['cast(-0.07 as decimal(4, 2))', -0.07, 'decimal'],
      ['1234567890123456.78', '1234567890123456.78', 'decimal'],
      ['0.1e0 + 0.2e0', 0.30000000000000004, 'decimal'],
      ['7 / 2', 3.5, 'decimal'],
      ['1 / 0', null, 'decimal'],
      [`date '2020-04-01'`, '2020-04-01', 'date'],
      [`timestamp '2020-04-01 12:30:00'`, '2020-04-01T12:30:00', 'timestamp'],
      [`timestamp '1969-12-31 23:59:59.25'`, '1969-12-31T23:59:59.25', 'timestamp'],
      [`time '12:30:00'`, '12:30:00', 'time'],
      [`x'01ff'`, 'Af8=', 'other'],
      [`b'101'`, 'BQ==', 'other'],
      [`json_object('a', 1)`, '{"a": 1}', 'text'],
      [`group_concat(repeat('x', 2000) separator '')`, 'x'.repeat(2000), 'text'],
    ],
  },
  {
    name: `ClickHouse${noClickhouse ? ` (skipped: ${noClickhouse})` : ''}`,
    skip: noClickhouse,
    prepare: prepareClickhouse,
    table: 'almanac.note',
    endless: 'select count() from system.numbers',
    suicide: `select throwIf(1)`,
    writes: [
      'insert into almanac.note values (3)',
      'alter table almanac.note delete where 1',
      'create table almanac.other (n Int32) engine = Memory',
      'create temporary table other (n Int32)',
      'drop table almanac.note',
      'set readonly = 0',
      'select 1; drop table almanac.note',
    ],
    numbers: 'select number + 1 from system.numbers limit 5001',
    wide: `select toFixedString('x', 100000) from (select number from system.numbers limit 300)`,
    echo: (values: number) => `select ${Array.from({ length: values }, () => '?').join(', ')}`,
    twice: 'select a, a from (select 1 as a)',
    cells: [
      ['null', null, 'text'],
      [`'it''s'`, `it's`, 'text'],
      [`'a\\\\b\\t\\n'`, 'a\\b\t\n', 'text'],
      ['7', 7, 'integer'],
      ['9007199254740991', 9007199254740991, 'integer'],
      ['9007199254740992', '9007199254740992', 'integer'],
      ['-9007199254740993', '-9007199254740993', 'integer'],
      ['toUInt64(18446744073709551615)', '18446744073709551615', 'integer'],
      ['sum(29145505)', 29145505, 'integer'],
      [`toDecimal64('1.50', 2)`, 1.5, 'decimal'],
      [`toDecimal128('1234567890123456.78', 2)`, '1234567890123456.78', 'decimal'],
      ['0.1 + 0.2', 0.30000000000000004, 'decimal'],
      ['1 / 0', 'Infinity', 'decimal'],
      ['0 / 0', 'NaN', 'decimal'],
      [`toDate('2020-04-01')`, '2020-04-01', 'date'],
      [`toDateTime('2020-04-01 12:30:00', 'UTC')`, '2020-04-01T12:30:00', 'timestamp'],
      [`toFixedString('ab', 4)`, 'ab', 'text'],
      [`[1, 2]`, '[1,2]', 'other'],
      [`toUUID('3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f')`, '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f', 'text'],
      [`'Code: 1. DB::Exception: no'`, 'Code: 1. DB::Exception: no', 'text'],
    ],
  },
];

for (const server of servers)
  describe.skipIf(server.skip)(`a live ${server.name}`, () => {
    let prepared: Awaited<ReturnType<typeof server.prepare>>;
    let pool: LivePool;
    const openWith = (login: Login, allowPrivate: 'on' | 'off' = 'on') =>
      new LiveDatabases({ allowPrivate }, testSecrets()).open(login, limits);

    beforeAll(async () => {
      prepared = await server.prepare();
      pool = openWith(prepared.login);
    });
    afterAll(async () => {
      await pool.close();
      await prepared.stop();
    });

    const rowsOf = (sql: string, parameters: readonly (string | number | boolean | null)[] = []) =>
      pool.lend(async (connection) => allRows(await connection.open(sql, parameters)));

    it.each(server.cells)('tells %s as %j (%s)', async (expression, cell, kind) => {
      const told = await pool.lend(async (connection) => {
        const rows = await connection.open(`select ${expression}`);
        return { kind: rows.columns[0]?.kind, cell: (await rows.next())[0]?.[0] };
      });

      expect(told).toEqual({ kind, cell });
    });

    it('hands over all rows, piece by piece', async () => {
      const rows = await rowsOf(server.numbers);

      expect(rows).toHaveLength(5001);
      expect(rows.at(-1)).toEqual([5001]);
    });

    it('hands over wide rows a megabyte at a time, once it is known how wide they are', async () => {
      const pieces = await pool.lend(async (connection) => {
        const rows = await connection.open(server.wide);
        const lengths: number[] = [];
        for (let piece = await rows.next(); piece.length > 0; piece = await rows.next())
          lengths.push(piece.length);
        return lengths;
      });

      expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(300);
      expect(pieces.length).toBeGreaterThan(10);
      expect(Math.max(...pieces.slice(1))).toBeLessThanOrEqual(11);
    });

    it('lets rows be left where they are', async () => {
      await pool.lend(async (connection) => (await connection.open(server.numbers)).next());

      expect(await rowsOf(`select count(*) from ${server.table}`)).toEqual([[2]]);
    });

    it('takes values', async () => {
      expect(await rowsOf(server.echo(3), ["it's", '?; drop table note', null])).toEqual([
        ["it's", '?; drop table note', null],
      ]);
    });

    it('numbers columns of one name', async () => {
      const columns = await pool.lend(async (connection) => (await connection.open(server.twice)).columns);

      expect(columns.map(({ name }) => name)).toEqual(['a', 'a:1']);
    });

    it.each(server.writes)('never does %s', async (sql) => {
      await expect(rowsOf(sql)).rejects.toThrow();
      expect(await rowsOf(`select count(*) from ${server.table}`)).toEqual([[2]]);
    });

    it('works on after a statement that failed', async () => {
      await expect(rowsOf('select no_such_column')).rejects.toThrow('no_such_column');
      expect(await rowsOf('select 1')).toEqual([[1]]);
    });

    it('is asked on another connection when one breaks', async () => {
      await expect(rowsOf(server.suicide)).rejects.toThrow();
      expect(await rowsOf('select 1')).toEqual([[1]]);
    });

    it('gives up a statement that is interrupted', async () => {
      const broken = pool.lend(async (connection) => {
        const reading = connection.open(server.endless);
        await vi.waitFor(async () => expect(await prepared.running()).toBe(1), patience);
        connection.interrupt();
        return await reading;
      });

      await expect(broken).rejects.toThrow();
      await vi.waitFor(async () => expect(await prepared.running()).toBe(0), patience);
    });

    it('is not connected to at an address that is not public, unless that is allowed', async () => {
      for (const host of ['127.0.0.1', 'localhost', '::1', '169.254.169.254', '::ffff:10.0.0.1', '0.0.0.0']) {
        const guarded = openWith({ ...prepared.login, host }, 'off');
        await expect(guarded.lend(async () => undefined)).rejects.toMatchObject({
          code: 'live-databases.refusedAddress',
        });
        await guarded.close();
      }
    });

    it('refuses a wrong password', async () => {
      const wrong = openWith({ ...prepared.login, password: 'wrong' });
      await expect(wrong.lend(async () => undefined)).rejects.toThrow();
      await wrong.close();
    });

    it('is not talked to in the clear when TLS is asked for', async () => {
      const encrypted = openWith({ ...prepared.login, tls: 'on' });
      await expect(encrypted.lend(async () => undefined)).rejects.toThrow(/SSL|secure/i);
      await encrypted.close();
    });
  });
