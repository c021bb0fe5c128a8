import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '#shared/testing';
import { allRows, type LiveConnection, type LivePool } from './live-pool.js';
import type { Login } from './login.js';
import { PostgresqlPool } from './postgresql-pool.js';

/** For a loaded machine. */
const patience = 20_000;

const all = async (connection: LiveConnection, sql: string) => allRows(await connection.open(sql));

describe('the transactions of a live PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let owner: Client;
  let login: Login;
  let pool: LivePool;

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    owner = new Client(database.url);
    await owner.connect();
    const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
    const place = { host, port: Number(port), database: pathname.slice(1), user };
    login = { kind: 'postgresql', ...place, password: decodeURIComponent(password), tls: 'off' };
    pool = new PostgresqlPool(login, { connections: 1, statementSeconds: 20 }, true);
  });
  afterAll(async () => {
    await pool.close();
    await owner.end();
    await database.drop();
  });

  const state = () =>
    pool.lend((connection) =>
      all(
        connection,
        `select current_setting('search_path'), current_setting('transaction_read_only'),
                current_setting('transaction_isolation'), current_setting('statement_timeout'), current_setting('timezone')`,
      ),
    );
  const asItHasToBe = [['pg_catalog, pg_temp', 'on', 'repeatable read', '20s', 'UTC']];

  it('only read, and find nothing but what PostgreSQL brings along', async () => {
    expect(await state()).toEqual(asItHasToBe);
  });

  it.each([
    `select set_config('search_path', 'public', false), set_config('timezone', 'Asia/Tokyo', false)`,
    `select set_config('statement_timeout', '0', false), 1 / 0`,
    `set session characteristics as transaction read write`,
    'commit',
  ])('leave nothing of %s to the next', async (sql) => {
    await pool.lend((connection) => all(connection, sql)).catch(() => undefined);

    expect(await state()).toEqual(asItHasToBe);
  });

  it('see one moment, however many statements they hold', async () => {
    await owner.query('create table public.note (n integer)');
    const counted = await pool.lend(async (connection) => {
      const before = await all(connection, 'select count(*) from public.note');
      await owner.query('insert into public.note values (1)');
      return [...before, ...(await all(connection, 'select count(*) from public.note'))];
    });

    expect(counted).toEqual([[0], [0]]);
  });

  it('are over once their rows are read', async () => {
    const states = async () => {
      const { rows } = await owner.query(
        `select state from pg_stat_activity where application_name = 'almanac' and datname = current_database()`,
      );
      return rows.map(({ state }) => state);
    };
    await state();

    await vi.waitFor(async () => expect(await states()).toEqual(['idle']), patience);
  });

  it('run no statement when they cannot be made as they have to be', async () => {
    const forEver = new PostgresqlPool(login, { connections: 1, statementSeconds: 1e9 }, true);

    await expect(forEver.lend((connection) => all(connection, 'select 1'))).rejects.toThrow(
      'statement_timeout',
    );
    await forEver.close();
  });
});
