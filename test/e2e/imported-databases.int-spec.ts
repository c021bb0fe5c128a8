import { Client } from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTestFolder } from '#shared/testing';
import { until } from './running-almanac.js';
import { buildIfChanged, ServerProcess } from './server-process.js';

/** From a connection to an answer out of the copy, whatever happens to the server meanwhile. */
describe('asking an imported PostgreSQL', () => {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let owner: Client;
  let server: ServerProcess;
  let address: string;
  let token: string;

  beforeAll(buildIfChanged);
  beforeEach(async () => {
    folder = await makeTestFolder();
    database = await createTestDatabase({ empty: true });
    owner = new Client(database.url);
    await owner.connect();
    await owner.query(`
      create table customers (id integer primary key, name text, country text);
      create table orders (
        id integer primary key, customer_id integer references customers, amount numeric(10, 2), ordered timestamptz);
      insert into customers values (1, 'Ann Lee', 'France'), (2, 'Bob Ray', 'Spain'), (3, 'Eve Fox', 'France');
      insert into orders values (1, 1, 10.50, '2023-12-31 23:30:00Z'), (2, 1, 20, '2024-02-01'), (3, 2, 5, '2024-03-01')`);
    await start();
    const account = { email: 'ada@example.com', password: 'a long enough one 42' };
    token = (await request('POST /auth/register', account)).accessToken;
  });
  afterEach(async () => {
    await server.signal('SIGTERM');
    await owner.end();
    await database.drop();
    await folder.remove();
  });

  async function start(): Promise<void> {
    server = new ServerProcess({
      ALMANAC_DATA: folder.path,
      ALLOW_PRIVATE_SOURCES: 'on',
      QUESTIONS_RECHECK_MS: '0',
    });
    address = await server.address();
  }

  async function request(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return await response.json();
  }

  async function importIt(): Promise<string> {
    const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
    const login = { user, password: decodeURIComponent(password), tls: 'off' };
    const connection = { host, port: Number(port), database: pathname.slice(1), ...login };
    const wanted = { name: 'Shop', kind: 'postgresql', mode: 'imported', connection };
    const { id } = await request('POST /data-sources', { ...wanted, incremental: { orders: 'ordered' } });
    await ready(id);
    return id;
  }

  const ready = (id: string) =>
    until('ready', async () => {
      const { status, failure } = await request(`GET /data-sources/${id}`);
      expect(status, JSON.stringify(failure)).not.toBe('failed');
      return status === 'ready';
    });

  async function rowsFor(question: string, dataSourceId: string): Promise<unknown[][]> {
    const answer = await request('POST /questions', { question, dataSourceId });
    expect(answer, JSON.stringify(answer)).toMatchObject({ status: 'answered', sql: { dialect: 'duckdb' } });
    return answer.result.rows;
  }

  it('is answered from the copy, values and all, and goes back to an earlier one', async () => {
    const id = await importIt();

    expect(await rowsFor('How many customers are from France?', id)).toEqual([[2]]);
    expect(await rowsFor('total amount of orders of Ann Lee', id)).toEqual([expect.arrayContaining([30.5])]);
    expect(await rowsFor('number of orders in 2023', id)).toEqual([[1]]);
    await owner.query(`insert into customers values (4, 'Sue Kim', 'Italy')`);
    expect(await rowsFor('How many customers are there?', id)).toEqual([[3]]);

    await request(`POST /data-sources/${id}/refresh`);
    await ready(id);
    expect(await rowsFor('How many customers are there?', id)).toEqual([[4]]);
    expect(await rowsFor('How many customers are from Italy?', id)).toEqual([[1]]);
    const { items } = await request(`GET /datasets/${id}/versions`);
    expect(items).toMatchObject([{ current: true }, { current: false }]);

    await request(`POST /datasets/${id}/rollback`, { version: items[1].version });
    await until('back', async () => (await request(`GET /data-sources/${id}`)).version === items[1].version);
    expect(await rowsFor('How many customers are there?', id)).toEqual([[3]]);
  });

  it('is answered as before when the server is killed while it copies, which is then done', async () => {
    const id = await importIt();
    await owner.query(`
      insert into customers values (4, 'Sue Kim', 'Italy');
      create view waiting as select n from generate_series(1, 3) n, lateral (select pg_advisory_xact_lock_shared(42)) l`);
    await owner.query('select pg_advisory_lock(42)');
    await request(`POST /data-sources/${id}/refresh`);
    await until('copying', async () => {
      const waiting = await owner.query('select from pg_locks where not granted');
      return waiting.rowCount === 1;
    });

    await server.signal('SIGKILL');
    await start();
    expect(await rowsFor('How many customers are there?', id)).toEqual([[3]]);
    await owner.query('select pg_advisory_unlock(42)');

    await ready(id);
    expect(await rowsFor('How many customers are there?', id)).toEqual([[4]]);
    const { items } = await request(`GET /datasets/${id}/loads`);
    expect(items).toMatchObject([
      { status: 'done', attempts: 2 },
      { status: 'done', attempts: 1 },
    ]);
  }, 120_000);
});
