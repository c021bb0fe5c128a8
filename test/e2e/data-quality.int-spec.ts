import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '#shared/testing';
import { type RunningAlmanac, runAlmanac, until } from './running-almanac.js';

/** From a rule to a version that is held back and one that is released, on a database that changes. */
describe('the quality of data', () => {
  let almanac: RunningAlmanac;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let owner: Client;
  let token: string;

  beforeAll(async () => {
    vi.stubEnv('ALLOW_PRIVATE_SOURCES', 'on');
    database = await createTestDatabase({ empty: true });
    owner = new Client(database.url);
    await owner.connect();
    await owner.query(`
      create table customers (id integer primary key, name text);
      create table orders (id integer primary key, customer_id integer, amount numeric(10, 2), ordered date);
      insert into customers values (1, 'Ann Lee'), (2, 'Bob Ray');
      insert into orders select n, n % 2 + 1, n * 10, current_date from generate_series(1, 10) n`);
    almanac = await runAlmanac();
    const account = { email: 'ada@example.com', password: 'a long enough one 42' };
    token = (await almanac.request('POST /auth/register', account)).body.accessToken;
  });
  afterAll(async () => {
    await almanac?.stop();
    await owner.end();
    await database.drop();
    vi.unstubAllEnvs();
  });

  const ask = async (route: string, body?: object) => (await almanac.request(route, body, token)).body;
  const quality = (route: string, body?: object) => ask(route.replace(' ', ' /governance/quality/'), body);

  async function connect(mode: 'live' | 'imported'): Promise<string> {
    const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
    const login = { user, password: decodeURIComponent(password), tls: 'off' };
    const connection = { host, port: Number(port), database: pathname.slice(1), ...login };
    const checks = { maxRowLossPercent: 100 };
    const { id } = await ask('POST /data-sources', {
      ...{ name: mode, kind: 'postgresql', mode, connection },
      ...(mode === 'imported' && { checks }),
    });
    await settled(id, 'ready');
    return id;
  }
  const settled = (id: string, status: string) =>
    until(status, async () => (await ask(`GET /data-sources/${id}`)).status === status);
  const orders = async (dataSourceId: string) =>
    (await ask('POST /query/execute', { dataSourceId, sql: 'select count(*) from orders' })).result
      .rows[0][0];
  const makeRules = async (dataSourceId: string) => {
    const rule = (name: string, check: object) =>
      quality('POST rules', { dataSourceId, table: 'orders', name, check });
    const to = { table: 'customers', column: 'id' };
    expect(await rule('known', { type: 'relationships', column: 'customer_id', to })).toMatchObject({
      name: 'known',
    });
    await rule('fresh', { type: 'freshness', column: 'ordered', maxAgeHours: 72 });
    await rule('all there', { type: 'row-count-drift', maxDecreasePercent: 10 });
  };
  const check = async (dataSourceId: string) => {
    const { id } = await quality(`POST sources/${dataSourceId}/runs`);
    await until('done', async () => (await quality(`GET runs/${id}`)).state === 'done');
    return await quality(`GET runs/${id}`);
  };
  const load = async (id: string, status: string) => {
    await ask(`POST /data-sources/${id}/refresh`);
    await settled(id, status);
  };

  it('holds back a load that is not as it has to be, until somebody releases it', async () => {
    const id = await connect('imported');
    await makeRules(id);
    expect(await check(id)).toMatchObject({ outcome: 'pass', score: 100 });

    await owner.query('insert into orders values (11, 3, 1, current_date)');
    await load(id, 'failed');
    expect((await ask(`GET /data-sources/${id}`)).failure).toMatchObject({
      code: 'governance.heldBack',
      message: expect.stringContaining('"known" of orders: 10 of 11 rows pass.'),
    });
    expect(await orders(id)).toBe(10);
    const [held] = (await quality(`GET held-versions?dataSourceId=${id}`)).items;
    expect(await quality(`GET runs/${held.runId}`)).toMatchObject({
      trigger: 'load',
      version: held.version,
      counts: { pass: 2, fail: 1 },
    });
    await ask(`POST /datasets/${id}/rollback`, { version: held.version });
    await until(
      'held again',
      async () => (await quality(`GET runs?dataSourceId=${id}&trigger=load`)).items.length > 1,
    );
    expect(await orders(id)).toBe(10);

    await quality(`POST held-versions/${held.id}/release`, { reason: 'The customer comes tomorrow' });
    await until('released', async () => (await orders(id)) === 11);
    await owner.query('delete from orders where id = 11');
    await load(id, 'ready');
    expect([await orders(id), (await quality(`GET sources/${id}`)).heldVersions]).toEqual([10, 0]);
  });

  it('is looked at where a live database is', async () => {
    const id = await connect('live');
    await makeRules(id);
    await owner.query('update orders set ordered = current_date - 30');
    const run = await check(id);
    expect(run).toMatchObject({ outcome: 'fail', counts: { pass: 2, fail: 1 } });
    expect(run.results[0]).toMatchObject({ name: 'fresh', outcome: 'fail', score: 0 });
  });
});
