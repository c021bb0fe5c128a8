import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GetColumnValues, GetSchema, RefreshSchema, SchemaChanged } from '#modules/catalog';
import {
  DataSourceCreated,
  DataSourceRefreshRequested,
  type DataSourceView,
  GetDataSource,
  GetDependents,
  GetLiveConnection,
  MarkReady,
  ReportLoaded,
  ReportLoadFailed,
  type SchemaName,
} from '#modules/data-sources';
import { GetDatasetVersion } from '#modules/datasets';
import { GetRowRules } from '#modules/governance';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { seal } from '#shared/secrets';
import {
  createTestDatabase,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
  testSecrets,
} from '#shared/testing';
import { CatalogModule } from './catalog.module.js';
import { CatalogConfig } from './infra/config.js';

const golden = {
  kind: 'golden-answer',
  count: 1,
  items: [{ id: 'g', name: 'how many?' }],
  consequence: 'removed',
  holds: true,
} as const;

const content = `
  create schema shop;
  create type shop.mood as enum ('glad', 'sad');
  create table shop.customer (
    id integer primary key, name text not null, country text, since date, mood shop.mood, extra jsonb);
  comment on table shop.customer is 'Who has bought something.';
  comment on column shop.customer.country is 'Two letters.';
  insert into shop.customer
    select i, 'Customer ' || i, (array['DE', 'FR'])[1 + i % 2], date '2020-01-01' + i, 'glad', '{}'
    from generate_series(1, 40) i;
  create table shop.invoice (
    number bigint primary key, customer_id integer references shop.customer, amount numeric(10, 2), paid boolean,
    created_at timestamptz);
  insert into shop.invoice
    select i, 1 + i % 40, i * 1.5, i % 2 = 0, timestamptz '2024-01-01' + i * interval '1 hour'
    from generate_series(1, 3000) i;
  create view shop.paid_invoice as select number, amount from shop.invoice where paid;
  create table shop.nothing (a integer);
  create table shop.pg_class (a integer);
  create table public.elsewhere (a integer);
  analyze shop.invoice;`;

describe('the catalog of a live PostgreSQL', () => {
  const dataSourceId = randomUUID();
  const actor = someActor();
  let app: StartedModule;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let owner: Client;
  let source: Partial<DataSourceView>;
  let password: string;
  let namesAskedFor: (readonly SchemaName[])[];
  let reported: string[];

  beforeEach(async () => {
    database = await createTestDatabase({ empty: true });
    owner = new Client(database.url);
    await owner.connect();
    await owner.query(content);
    const url = new URL(database.url);
    const { hostname: host, port, username: user, pathname } = url;
    password = decodeURIComponent(url.password);
    const settings = {
      host,
      port: Number(port),
      database: pathname.slice(1),
      schema: 'shop',
      user,
      tls: 'off',
    } as const;
    const { organizationId } = actor;
    source = {
      id: dataSourceId,
      organizationId,
      kind: 'postgresql',
      mode: 'live',
      status: 'loading',
      connection: settings,
    };
    reported = [];
    namesAskedFor = [];
    app = await startModule(CatalogModule, {
      stubs: [
        stubQuery(GetRowRules, () => ({ key: '', tables: [] })),
        stubQuery(GetDataSource, () => source as DataSourceView),
        stubQuery(GetDependents, ({ names = [] }) => {
          namesAskedFor.push(names);
          return { dataSourceId, holds: true, dependents: [golden] };
        }),
        stubQuery(GetLiveConnection, () => ({
          kind: 'postgresql' as const,
          settings,
          sealedPassword: seal(testSecrets().encryptionKey, password, dataSourceId),
        })),
        stubQuery(GetDatasetVersion, () => {
          throw new Error('Nothing was copied.');
        }),
        stubCommand(
          ReportLoaded,
          ({ report }) => void reported.push(`loaded ${report.tables.length} tables`),
        ),
        stubCommand(MarkReady, ({ version }) => {
          source = { ...source, status: 'ready', version };
        }),
        stubCommand(ReportLoadFailed, ({ code }) => void reported.push(code)),
      ],
      override: (builder) =>
        builder
          .overrideProvider(LiveDatabasesConfig)
          .useValue({ allowPrivate: 'on' })
          .overrideProvider(CatalogConfig)
          .useValue({ ...new CatalogConfig(), sampledRows: 5000 }),
    });
  });
  afterEach(async () => {
    await app.stop();
    await owner.end();
    await database.drop();
  });

  const about = {
    dataSourceId,
    organizationId: actor.organizationId,
    kind: 'postgresql',
    mode: 'live',
    fileIds: [],
  } as const;
  const read = async () => {
    await app.hear(new DataSourceCreated(about));
    await app.jobs.runAll();
    return await app.queries.execute(new GetSchema({ actor, dataSourceId }));
  };
  const table = async (name: string) => (await read()).tables.find((one) => one.name === name);

  it('has the tables and views of its schema, and says how they are asked', async () => {
    const schema = await read();

    expect(schema).toMatchObject({ dialect: 'postgresql', namespace: 'shop', version: source.version });
    expect(schema.tables.map(({ name }) => name)).toEqual(['customer', 'invoice', 'nothing', 'paid_invoice']);
    expect(reported).toEqual(['loaded 4 tables']);
  });

  it('tells columns by what the database says and by what is in them', async () => {
    const customer = await table('customer');

    expect(customer).toMatchObject({
      rowCount: 40,
      primaryKey: ['id'],
      description: 'Who has bought something.',
    });
    expect(customer?.columns).toMatchObject([
      { name: 'id', type: 'integer', nativeType: 'integer', role: 'key' },
      { name: 'name', type: 'text', nativeType: 'text', distinctCount: 40 },
      { name: 'country', type: 'text', description: 'Two letters.', samples: ['DE', 'FR'] },
      { name: 'since', type: 'date', nativeType: 'date', min: '2020-01-02' },
      { name: 'mood', type: 'text', nativeType: 'shop.mood' },
      { name: 'extra', nativeType: 'jsonb' },
    ]);
  });

  it('takes keys from the database', async () => {
    expect((await read()).foreignKeys).toContainEqual({
      table: 'invoice',
      columns: ['customer_id'],
      references: { table: 'customer', columns: ['id'] },
      declared: true,
      score: 1,
    });
  });

  it('reads as many rows as it may, and believes the database about the others', async () => {
    const invoice = await table('invoice');

    expect(invoice?.rowCount).toBe(3000);
    expect(invoice?.columns).toMatchObject([
      { name: 'number', type: 'integer' },
      { name: 'customer_id', role: 'key' },
      { name: 'amount', type: 'decimal', nativeType: 'numeric(10,2)', role: 'measure' },
      { name: 'paid', type: 'boolean' },
      { name: 'created_at', type: 'timestamp', role: 'time' },
    ]);
  });

  it('knows the values that questions may name, and whether these are all', async () => {
    await read();
    const values = await app.queries.execute(new GetColumnValues({ actor, dataSourceId }));

    expect(values.find(({ column }) => column === 'country')).toEqual({
      table: 'customer',
      column: 'country',
      values: ['DE', 'FR'],
      complete: true,
    });
  });

  it('is another version when something has changed', async () => {
    const before = await read();
    expect((await read()).version).toBe(before.version);
    await owner.query('alter table shop.customer add column city text');

    await app.hear(new DataSourceRefreshRequested(about));
    await app.jobs.runAll();
    const after = await app.queries.execute(new GetSchema({ actor, dataSourceId }));

    expect(after.version).not.toBe(before.version);
    expect(await app.published()).toEqual([
      {
        type: SchemaChanged.type,
        input: {
          dataSourceId,
          organizationId: actor.organizationId,
          version: after.version,
          changes: [{ kind: 'column-added', table: 'customer', column: 'city', breaking: false }],
          breaks: [],
        },
      },
    ]);
    expect(after.tables[0]?.columns.map(({ name }) => name)).toContain('city');
  });

  it('tells how its tables have changed, version by version', async () => {
    const first = await read();
    await owner.query('alter table shop.customer add column city text');
    await app.hear(new DataSourceRefreshRequested(about));
    await app.jobs.runAll();
    await owner.query('alter table shop.customer drop column city, alter column country type varchar(2)');
    await app.hear(new DataSourceRefreshRequested(about));
    await app.jobs.runAll();
    const get = async (path: string) => {
      const url = `/api/v1/schema/${dataSourceId}${path}`;
      return (await app.http({ method: 'GET', url, headers: signedInAs(actor) })).json();
    };
    const { items } = await get('/versions');
    const told = (await app.published()).at(-1)?.input as SchemaChanged['input'];

    expect(told.breaks).toEqual([
      { kind: 'golden-answer', count: 1, items: [{ id: 'g', name: 'how many?' }] },
    ]);
    // A varchar is text before and after.
    expect(namesAskedFor).toEqual([[{ table: 'customer', column: 'city' }]]);

    const gone = { kind: 'column-removed', table: 'customer', column: 'city', breaking: true };
    expect(items).toMatchObject([
      { current: true, changes: expect.arrayContaining([gone]) },
      { current: false, changes: [{ kind: 'column-added', column: 'city' }] },
      { current: false, version: first.version },
    ]);
    expect(items[2]).not.toHaveProperty('changes');
    const columns = (schema: { tables: { name: string; columns: { name: string }[] }[] }) =>
      schema.tables.find(({ name }) => name === 'customer')?.columns.map(({ name }) => name);
    expect(columns(await get(`/versions/${items[1].version}`))).toContain('city');
    expect(columns(await get('/versions/current'))).not.toContain('city');
    expect(await get(`/changes?from=${first.version}&to=${items[1].version}`)).toMatchObject({
      changes: [{ kind: 'column-added', column: 'city' }],
    });
    expect(await get(`/changes?from=${items[1].version}`)).toMatchObject({
      to: items[0].version,
      changes: expect.arrayContaining([gone]),
    });
    expect(await get('/versions/none')).toMatchObject({ status: 404, code: 'catalog.versionNotFound' });
  });

  it('is read once more when somebody asks for it', async () => {
    await read();
    await owner.query('drop table shop.nothing');

    await app.commands.execute(new RefreshSchema({ actor, dataSourceId }));
    await app.jobs.runAll();

    expect((await app.queries.execute(new GetSchema({ actor, dataSourceId }))).tables).toHaveLength(3);
  });

  it('that cannot be read is reported', async () => {
    password = 'wrong';
    await app.hear(new DataSourceCreated(about));
    await app.jobs.runAll();

    expect(reported).toEqual(['live-databases.rejected']);
  });
});
