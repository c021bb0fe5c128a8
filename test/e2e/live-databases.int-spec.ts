import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noMariadb, startMariadb } from '#shared/testing';
import { type RunningAlmanac, runAlmanac, until } from './running-almanac.ts';

const content = [
  'create table customers (id integer primary key, name varchar(50), country varchar(50))',
  `insert into customers values (1, 'Ann Lee', 'France'), (2, 'Bob Ray', 'Spain'), (3, 'Eve O''Hara', 'France')`,
  `create table orders (id integer primary key, customer_id integer, amount decimal(10, 2), order_date date,
     foreign key (customer_id) references customers (id))`,
  `insert into orders values (1, 1, 10.5, '2023-01-31'), (2, 1, 20, '2024-02-01'), (3, 2, 5, '2024-03-01'),
     (4, 3, 1, '2024-04-01')`,
];

/** From a connection to an answer. */
describe.skipIf(noMariadb)(`asking a live MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`, () => {
  let almanac: RunningAlmanac;
  let server: Awaited<ReturnType<typeof startMariadb>>;
  let token: string;
  let dataSourceId: string;

  beforeAll(async () => {
    vi.stubEnv('ALLOW_PRIVATE_SOURCES', 'on');
    [almanac, server] = await Promise.all([runAlmanac(), startMariadb()]);
    const owner = await createConnection(server.url);
    for (const statement of content) await owner.query(statement);
    await owner.end();
    const account = { email: 'ada@example.com', password: 'a long enough one 42' };
    token = (await almanac.request('POST /auth/register', account)).body.accessToken;
    dataSourceId = await connect();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await almanac?.stop();
    await server?.stop();
  });

  const connect = async (): Promise<string> => {
    const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
    const connection = { host, port: Number(port), database: pathname.slice(1), user, password, tls: 'off' };
    const source = { name: 'Shop', kind: 'mysql', connection };
    const { status, body } = await almanac.request('POST /data-sources', source, token);
    expect(status, JSON.stringify(body)).toBe(202);
    await until('read', async () => {
      const { body: now } = await almanac.request(`GET /data-sources/${body.id}`, undefined, token);
      expect(now.status, JSON.stringify(now.failure)).not.toBe('failed');
      return now.status === 'ready';
    });
    return body.id;
  };
  const ask = async (question: string) =>
    (await almanac.request('POST /questions', { question, dataSourceId }, token)).body;

  it.each([
    ['How many customers are there?', [[3]]],
    ['How many customers are from France?', [[2]]],
    ['total amount of orders of Ann Lee', [[30.5]]],
    ['median amount of orders', [[7.75]]],
    ['customers whose name contains "o\'hara"', [[`Eve O'Hara`]]],
    ['number of orders in 2024', [[3]]],
    ['top 1 customer by total amount of orders', [['Ann Lee', 30.5]]],
  ])('%s', async (question, rows) => {
    const answer = await ask(question);

    expect(answer, JSON.stringify(answer)).toMatchObject({ status: 'answered', sql: { dialect: 'mysql' } });
    expect(answer.result.rows).toEqual(rows.map((row) => expect.arrayContaining(row)));
  });

  it('answers otherwise when its data have changed', async () => {
    const owner = await createConnection(server.url);
    await owner.query(`insert into customers values (4, 'Sue Kim', 'Italy')`);
    await owner.end();

    expect((await ask('How many customers are there?')).result.rows).toEqual([[4]]);
  });

  it('takes SQL by hand, through the gate', async () => {
    const execute = (sql: string) => almanac.request('POST /query/execute', { sql, dataSourceId }, token);

    const { body } = await execute(
      'select country, count(*) from customers group by country order by 2 desc, 1',
    );
    expect(body.result.rows[0]).toEqual(['France', 2]);
    expect((await execute('select * from mysql.user')).body).toMatchObject({ code: 'queries.refused' });
    expect((await execute('select sleep(5)')).body).toMatchObject({ code: 'queries.refused' });
  });
});
