import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usualCopy } from '#modules/data-sources';
import { Database } from '#shared/database';
import { createTestDatabase, signedInAs, someActor } from '#shared/testing';
import { DatasetsModule } from './datasets.module.js';
import { CopiedSource } from './testing/copied-source.js';
import { Loads } from './use-cases/loads.js';

describe('the copy of a database', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let owner: Client;
  let source: CopiedSource;

  beforeEach(async () => {
    database = await createTestDatabase({ empty: true });
    owner = new Client(database.url);
    await owner.connect();
    await owner.query(`
      create table customer (id integer primary key, name text);
      create table "Order" (
        id integer primary key, customer_id integer references customer, amount numeric(8,2), changed timestamptz);
      create table visit (page text, at date);
      comment on table customer is 'People who bought something';
      insert into customer values (1, 'Ada'), (2, 'Bob');
      insert into "Order" values (1, 1, 10.50, '2026-01-01'), (2, 2, 20.00, '2026-01-02'), (3, 2, 5.00, null);
      insert into visit values ('home', '2026-01-01'), ('home', '2026-01-01'), ('shop', '2026-01-02')`);
    source = await CopiedSource.start(DatasetsModule, 'postgresql', database.url);
  });
  afterEach(async () => {
    await source.app.stop();
    await owner.end();
    await database.drop();
  });

  const orders = (version?: string) => source.rows('select id, amount from "Order" order by id', version);
  const loads = async () => (await source.http('GET', '/loads')).items;

  it('is a version with all tables, keys and comments, of one moment', async () => {
    await source.create();

    expect(source.reports).toMatchObject([
      {
        report: {
          tables: [
            { name: 'Order', rowCount: 3, columnCount: 4 },
            { name: 'customer', rowCount: 2, columnCount: 2 },
            { name: 'visit', rowCount: 3, columnCount: 2 },
          ],
        },
      },
    ]);
    const [stored] = await source.app
      .get(Database)
      .query<{ declared_keys: object[]; origins: object[] }>('select * from datasets.dataset_version');
    expect(stored?.declared_keys).toEqual([
      {
        table: 'Order',
        columns: ['customer_id'],
        references: { table: 'customer', columns: ['id'] },
      },
      { table: 'Order', columns: ['id'] },
      { table: 'customer', columns: ['id'] },
    ]);
    expect(stored?.origins).toContainEqual({
      table: 'customer',
      label: 'customer',
      description: 'People who bought something',
    });
    expect(await loads()).toMatchObject([
      { status: 'done', version: source.version, rowsRead: 8, endedAt: expect.any(String) },
    ]);
  });

  it('holds the tables that are wanted, and no key to others', async () => {
    source.copy = { ...usualCopy, tables: ['Order'] };
    await source.create();

    expect(source.reports[0]?.report.tables).toMatchObject([{ name: 'Order' }]);
    const [stored] = await source.app
      .get(Database)
      .query<{ declared_keys: object[] }>('select declared_keys from datasets.dataset_version');
    expect(stored?.declared_keys).toEqual([{ table: 'Order', columns: ['id'] }]);
  });

  it('reads only what is new, and what may have come late', async () => {
    source.copy = { ...usualCopy, incremental: { Order: 'changed', visit: 'at' } };
    await source.create();
    await owner.query(`
      insert into "Order" values (4, 1, 1.00, '2026-02-01'), (5, 1, 2.00, '2026-01-01 23:30:00Z');
      update "Order" set amount = 21.00, changed = '2026-02-01' where id = 2;
      update "Order" set amount = 6.00 where id = 3;
      update "Order" set amount = 99.00 where id = 1;
      delete from "Order" where id = 1 and false;
      insert into visit values ('home', '2026-01-02'), ('help', '2026-02-01')`);
    await source.refresh();

    // What is changed without its mark being changed is not seen: that is what the mark is for.
    expect(await orders()).toEqual([
      [1, '10.50'],
      [2, '21.00'],
      [3, '6.00'],
      [4, '1.00'],
      [5, '2.00'],
    ]);
    expect(await source.rows('select page, count(*) from visit group by page order by page')).toEqual([
      ['help', '1'],
      ['home', '3'],
      ['shop', '1'],
    ]);
    const [last] = await loads();
    expect(last.rowsRead).toBe(4 + 2 + 5);

    await source.refresh({ whole: true });
    expect((await orders())[0]).toEqual([1, '99.00']);
  });

  it('reads a table whole once it has other columns', async () => {
    source.copy = { ...usualCopy, incremental: { Order: 'changed' } };
    await source.create();
    await owner.query(`alter table "Order" add column note text default 'none'`);
    await source.refresh();

    expect(await source.rows('select distinct note from "Order"')).toEqual([['none']]);
    expect(source.failures).toEqual([]);
  });

  it('does not wait for a day in the future to pass', async () => {
    source.copy = { ...usualCopy, incremental: { Order: 'changed' } };
    await owner.query(
      `update "Order" set changed = '2999-01-01' where id = 1; update "Order" set changed = 'infinity' where id = 2`,
    );
    await source.create();
    await owner.query(`insert into "Order" values (4, 1, 1.00, now())`);
    await source.refresh();

    expect(await orders()).toHaveLength(4);
  });

  it.each([
    ['row-loss', 'delete from visit where page = $$home$$', '"visit" has 1 row and had 3 rows: 66.7 % fewer'],
    [
      'row-growth',
      'insert into customer select n, $$x$$ from generate_series(3, 9) n',
      '"customer" has 9 rows',
    ],
    ['empty-table', 'truncate visit', '"visit" is empty; it had 3 rows.'],
    ['missing-table', 'drop table visit', '"visit" is gone; it had 3 rows.'],
    [
      'key',
      'insert into visit values ($$shop$$, null)',
      '"visit" has 1 row that page, at does not identify.',
    ],
  ])('is held back for %s, and the version before stays', async (check, change, message) => {
    await owner.query('delete from visit where ctid = (select min(ctid) from visit)');
    await owner.query(`insert into visit values ('back', '2026-01-03')`);
    source.copy = {
      ...usualCopy,
      checks: {
        maxRowLossPercent: 50,
        maxRowGrowthPercent: 100,
        unique: check === 'key' ? [{ table: 'visit', columns: ['page', 'at'] }] : [],
      },
    };
    await source.create();
    const before = source.version;
    await owner.query(change.replace('$$home$$', `'home' or page = 'back'`).replaceAll('$$', `'`));
    await source.refresh();

    expect(source.version).toBe(before);
    expect(source.failures).toMatchObject([{ code: 'datasets.heldBack' }]);
    const [last] = await loads();
    expect(last).toMatchObject({
      status: 'failed',
      failure: { code: 'datasets.heldBack', checks: [{ check, message: expect.stringContaining(message) }] },
    });

    await source.refresh({ unchecked: true });
    expect(source.version).not.toBe(before);
  });

  it('is kept as often as is wanted, and can be gone back to', async () => {
    source.copy = { ...usualCopy, keepVersions: 2, incremental: { Order: 'changed' } };
    await source.create();
    const amounts = async (amount: string) => {
      await owner.query(`update "Order" set amount = ${amount}, changed = now() where id = 1`);
      await source.refresh();
      return source.version ?? '';
    };
    const first = await amounts('1.00');
    const second = await amounts('2.00');
    const versions = async () => (await source.http('GET', '/versions')).items;
    await source.app.jobs.runAll();
    expect((await versions()).map(({ version }: { version: string }) => version)).toEqual([second, first]);
    expect((await source.app.published()).map(({ type }) => type)).toContain(
      'datasets.dataset-versions-removed',
    );

    const back = await source.http('POST', '/rollback', { version: first });
    expect(back).toMatchObject({ version: first, tables: [{ name: 'Order', rowCount: 3 }, {}, {}] });
    expect(source.version).toBe(first);
    expect((await source.app.published()).at(-1)).toMatchObject({
      type: 'datasets.dataset-version-published',
      input: { version: first },
    });
    expect((await orders())[0]).toEqual([1, '1.00']);
    expect(await versions()).toMatchObject([{ current: false }, { current: true, version: first }]);

    // What is new is told from the version that answers.
    await source.refresh();
    expect((await orders())[0]).toEqual([1, '2.00']);
    expect(await source.http('POST', '/rollback', { version: 'none' })).toMatchObject({
      status: 404,
      code: 'datasets.versionNotFound',
    });
  });

  it('can be cancelled, and the statement in the database ends', async () => {
    await source.create();
    await owner.query(
      'create view slow as select n from generate_series(1, 3) n, lateral (select pg_sleep(60)) s',
    );
    await source.order();
    const running = source.app.jobs.runAll();
    const working = async () =>
      (
        await owner.query(
          `select 1 from pg_stat_activity where query like '%"slow"%' and application_name = 'almanac' and state = 'active'`,
        )
      ).rowCount;
    await vi.waitFor(async () => expect(await working()).toBe(1), 20_000);
    const [load] = await loads();
    expect(load).toMatchObject({ status: 'running', attempts: 1 });

    const cancelled = await source.http('POST', `/loads/${load.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 'cancelled', failure: { code: 'datasets.cancelled' } });
    await running;

    expect(await working()).toBe(0);
    expect(source.failures).toMatchObject([{ code: 'datasets.cancelled' }]);
    expect(source.reports).toHaveLength(1);
    expect(await source.http('POST', `/loads/${load.id}/cancel`)).toMatchObject({
      code: 'datasets.loadEnded',
    });
    expect(await source.http('POST', `/loads/${randomUUID()}/cancel`)).toMatchObject({ status: 404 });
  });

  it('is tried again when the database does not answer for a while', async () => {
    const { port } = source;
    source.port = 1;
    await source.order();
    await source.app.jobs.runDue();
    expect(source.failures).toEqual([]);
    expect(await loads()).toMatchObject([{ status: 'waiting', attempts: 1 }]);

    source.port = port;
    await source.app.jobs.runAll();
    expect(await loads()).toMatchObject([{ status: 'done', attempts: 2 }]);
  });

  it('is given up with the reason when the database never answers', async () => {
    source.port = 1;
    await source.create();

    expect(source.failures).toMatchObject([{ code: 'live-databases.unreachable' }]);
    expect(await loads()).toMatchObject([{ status: 'failed', attempts: 3 }]);
  });

  it('is taken over when its process was killed in the middle', async () => {
    await source.create();
    await source.order();
    const { app } = source;
    await app
      .get(Database)
      .query(
        `update datasets.dataset_load set status = 'running', attempts = 1, alive_at = now() - interval '1 minute' where status = 'waiting'`,
      );
    await app.get(Loads).recover();
    await source.run();

    expect(await loads()).toMatchObject([{ status: 'done', attempts: 2 }, { status: 'done' }]);
    expect(source.reports).toHaveLength(2);
  });

  it('says which value it cannot keep', async () => {
    await owner.query(`create table matrix (cells integer[]); insert into matrix values ('{{1,2},{3,4}}')`);
    await source.create();

    expect(source.failures).toMatchObject([
      { code: 'datasets.notConverted', message: expect.stringContaining('"matrix" holds a value') },
    ]);
  });

  it('is nobody elses to change', async () => {
    await source.create();
    const url = `/api/v1/datasets/${source.dataSourceId}`;
    for (const path of ['/versions', '/loads'])
      expect((await source.app.http({ method: 'GET', url: url + path })).statusCode).toBe(401);
    const payload = { version: 7 };
    const wrong = await source.app.http({
      method: 'POST',
      url: `${url}/rollback`,
      headers: signedInAs(someActor()),
      payload,
    });
    expect(wrong.json()).toMatchObject({ status: 400, code: 'http.invalidRequest' });
  });
});
