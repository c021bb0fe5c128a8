import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DescribeTables, GetColumnValues, GetSchema, GetSchemaVersion } from '#modules/catalog';
import {
  builtinDataSourceId,
  DataSourceRemoved,
  dataSourcesErrors,
  GetDataSource,
  MarkReady,
  ReportLoadFailed,
} from '#modules/data-sources';
import { DatasetVersionPublished, type DeclaredKey, GetDatasetVersion, type Origin } from '#modules/datasets';
import { GetRowRules, type RowRulesView } from '#modules/governance';
import { type Actor, guestActor, publicOrganizationId } from '#shared/contracts';
import { ObjectStore } from '#shared/object-store';
import {
  makeTestFolder,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { CatalogModule } from './catalog.module.js';

const version = 'a1b2c3d4e5f60718';
const objectKey = `datasets/${version}.duckdb`;

const shop = [
  "create table customers as from (values (1, 'Ann', 'Ohio'), (2, 'Bob', 'Texas'), (3, 'Cy', 'Ohio')) as t(id, name, state)",
  `create table orders as select range as id, range % 3 + 1 as customer_id, 10.5 + range as amount,
     date '2024-01-01' + range::integer as ordered_on, if(range % 4 = 0, null, 'web') as channel from range(8)`,
];

describe('catalog', () => {
  let app: StartedModule;
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let owner: Actor;
  let dataSourceId: string;
  let rowRules: RowRulesView;
  let declaredKeys: DeclaredKey[];
  let origins: Origin[];
  /** What data-sources was told. */
  let told: object[];

  beforeEach(async () => {
    folder = await makeTestFolder();
    owner = someActor();
    dataSourceId = randomUUID();
    rowRules = { key: '', tables: [] };
    declaredKeys = [];
    origins = [];
    told = [];
    app = await startModule(CatalogModule, {
      stubs: [
        stubQuery(GetRowRules, () => rowRules),
        stubQuery(GetDataSource, ({ actor, dataSourceId: id }) => sourceFor(actor, id)),
        stubQuery(GetDatasetVersion, (input) => ({
          ...input,
          organizationId: owner.organizationId,
          objectKey,
          sizeBytes: 1,
          declaredKeys,
          origins,
          createdAt: '2026-01-31T12:00:00.000Z',
        })),
        stubCommand(MarkReady, (input) => void told.push({ ready: input.version })),
        stubCommand(ReportLoadFailed, (input) => void told.push({ failed: input.code })),
      ],
    });
  });
  afterEach(async () => {
    await app.stop();
    await folder.remove();
  });

  function sourceFor(actor: Actor, id: string) {
    const isBuiltin = id === builtinDataSourceId;
    const readable = isBuiltin || (id === dataSourceId && actor.organizationId === owner.organizationId);
    if (!readable) throw dataSourcesErrors.notFound({ dataSourceId: id });
    return {
      id,
      organizationId: isBuiltin ? publicOrganizationId : owner.organizationId,
      name: 'Shop',
      kind: isBuiltin ? ('builtin' as const) : ('files' as const),
      mode: 'imported' as const,
      status: 'ready' as const,
      version,
      fileIds: [],
      createdAt: '2026-01-31T12:00:00.000Z',
    };
  }

  async function store(statements: readonly string[]): Promise<void> {
    const path = join(folder.path, 'shop.duckdb');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    for (const statement of statements) await connection.run(statement);
    connection.closeSync();
    instance.closeSync();
    await app.get(ObjectStore).putFile(objectKey, path);
  }

  const published = (id = dataSourceId) =>
    new DatasetVersionPublished({ dataSourceId: id, organizationId: owner.organizationId, version });

  async function publish(statements: readonly string[] = shop, id = dataSourceId): Promise<void> {
    await store(statements);
    await app.hear(published(id));
    await app.jobs.runAll();
  }

  const schema = (actor = owner) => app.queries.execute(new GetSchema({ actor, dataSourceId }));
  const values = () => app.queries.execute(new GetColumnValues({ actor: owner, dataSourceId }));

  const table = async (name: string) => {
    const found = (await schema()).tables.find((one) => one.name === name);
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  const column = async (tableName: string, name: string) =>
    (await table(tableName)).columns.find((one) => one.name === name);

  it('reads a version that was published, and then says that it can be asked', async () => {
    await publish();

    expect(told).toEqual([{ ready: version }]);
    expect(await schema()).toMatchObject({ dataSourceId, version, dialect: 'duckdb' });
    expect((await schema()).tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['customers', 3],
      ['orders', 8],
    ]);
  });

  it('tells of each column what is in it', async () => {
    await publish();

    expect(await column('orders', 'amount')).toMatchObject({
      label: 'Amount',
      type: 'decimal',
      role: 'measure',
      aggregation: 'sum',
      nullShare: 0,
      distinctCount: 8,
      min: 10.5,
      max: 17.5,
    });
    expect(await column('orders', 'channel')).toMatchObject({
      role: 'category',
      nullShare: 0.25,
      distinctCount: 1,
      samples: ['web'],
    });
    expect(await column('orders', 'ordered_on')).toMatchObject({
      type: 'date',
      role: 'time',
      min: '2024-01-01',
    });
  });

  it('tells no value of a table to somebody who may not see all of its rows', async () => {
    await publish();
    const open = await schema();
    const rule = { table: 'CUSTOMERS', policies: [], rule: { rows: 'none' }, restricted: true } as const;
    rowRules = { key: 'k', tables: [rule] };
    const seen = await schema();

    expect(JSON.stringify(seen.tables.find(({ name }) => name === 'customers'))).not.toMatch(
      /Ohio|Ann|Texas/,
    );
    expect(seen.tables.find(({ name }) => name === 'orders')).toEqual(
      open.tables.find(({ name }) => name === 'orders'),
    );
    expect(seen.modelVersion).not.toBe(open.modelVersion);
    expect((await values()).map((one) => one.table)).not.toContain('customers');
    const then = await app.queries.execute(new GetSchemaVersion({ actor: owner, dataSourceId, version }));
    expect(JSON.stringify(then)).not.toMatch(/Ohio|Ann|Texas/);

    rowRules = { key: 'k', tables: [{ ...rule, rule: { rows: 'every' }, restricted: false }] };
    expect(await schema()).toEqual(open);
  });

  it('finds keys that nobody declared', async () => {
    await publish();

    expect((await table('customers')).primaryKey).toEqual(['id']);
    expect((await schema()).foreignKeys).toEqual([
      {
        table: 'orders',
        columns: ['customer_id'],
        references: { table: 'customers', columns: ['id'] },
        declared: false,
        score: 1,
      },
    ]);
  });

  it('believes the keys that the origin declared', async () => {
    declaredKeys = [
      { table: 'customers', columns: ['name'] },
      { table: 'orders', columns: ['channel'], references: { table: 'customers', columns: ['name'] } },
    ];

    await publish();

    expect((await table('customers')).primaryKey).toEqual(['name']);
    expect((await schema()).foreignKeys).toMatchObject([{ columns: ['channel'], declared: true, score: 1 }]);
  });

  it('calls columns what they are called where they come from, with the units they were written with', async () => {
    origins = [{ table: 'orders', column: 'amount', label: 'Amount paid (net)', unit: 'EUR' }];

    await publish();

    expect(await column('orders', 'amount')).toMatchObject({ label: 'Amount paid (net)', unit: 'EUR' });
  });

  it('indexes the values of text columns, most frequent first', async () => {
    await publish();

    expect(await values()).toEqual([
      { table: 'customers', column: 'name', values: ['Ann', 'Bob', 'Cy'], complete: true },
      { table: 'customers', column: 'state', values: ['Ohio', 'Texas'], complete: true },
      { table: 'orders', column: 'channel', values: ['web'], complete: true },
    ]);
  });

  it('takes notes at their word, before and after the data is read, and changes the model version', async () => {
    const note = (label: string) =>
      new DescribeTables({
        dataSourceId,
        notes: [
          {
            table: 'orders',
            source: 'the till',
            columns: { amount: { label, unit: 'USD', aggregation: 'none' } },
          },
        ],
      });

    await app.commands.execute(note('Turnover'));
    await publish();
    const before = await schema();
    expect(await column('orders', 'amount')).toMatchObject({
      label: 'Turnover',
      unit: 'USD',
      aggregation: 'none',
      source: 'the till',
      distinctCount: 8,
    });

    await app.commands.execute(note('Sales'));
    expect(await column('orders', 'amount')).toMatchObject({ label: 'Sales' });
    expect((await schema()).version).toBe(before.version);
    expect((await schema()).modelVersion).not.toBe(before.modelVersion);

    await app.commands.execute(note('Turnover'));
    expect((await schema()).modelVersion).toBe(before.modelVersion);
  });

  it('reads a version once, however often it is published', async () => {
    await publish();
    await app.hear(published());
    await app.jobs.runAll();

    expect(told).toEqual([{ ready: version }, { ready: version }]);
  });

  it('reports a file that cannot be read, after it has tried several times', async () => {
    await app.hear(published());
    await app.jobs.runAll();

    expect(told).toEqual([{ failed: 'catalog.notProfiled' }]);
    await expect(schema()).rejects.toMatchObject({ code: 'data-sources.notReady' });
  });

  it('reports a file that is no database', async () => {
    await app.get(ObjectStore).put(objectKey, Readable.from('name,population\nOhio,1'));
    await app.hear(published());
    await app.jobs.runAll();

    expect(told).toEqual([{ failed: 'catalog.notProfiled' }]);
  });

  it('forgets a source that was removed', async () => {
    await publish();
    await app.hear(new DataSourceRemoved({ dataSourceId, organizationId: owner.organizationId }));

    await expect(schema()).rejects.toMatchObject({ code: 'data-sources.notReady' });
  });

  describe('over HTTP', () => {
    const get = (url: string, actor?: Actor) =>
      app.http({ method: 'GET', url: `/api/v1/schema/${url}`, ...(actor && { headers: signedInAs(actor) }) });

    it('lists the tables of a source', async () => {
      await publish();
      const response = await get(`${dataSourceId}/tables`, owner);

      expect(response.statusCode).toBe(200);
      expect(response.json()).toMatchObject({
        dataSourceId,
        version,
        items: [
          { name: 'customers', label: 'Customers', synonyms: ['customer'], rowCount: 3, columnCount: 3 },
          { name: 'orders', rowCount: 8, columnCount: 5 },
        ],
      });
      expect(response.json().items[0]).not.toHaveProperty('columns');
    });

    it('shows one table with its columns and keys in both directions', async () => {
      await publish();
      const orders = await get(`${dataSourceId}/tables/orders`, owner);
      const customers = await get(`${dataSourceId}/tables/customers`, owner);

      expect(orders.json()).toMatchObject({ name: 'orders', primaryKey: ['id'], referencedBy: [] });
      expect(orders.json().foreignKeys).toEqual(customers.json().referencedBy);
      expect(orders.json().columns).toHaveLength(5);
    });

    it('lets guests read the built-in source, by its word', async () => {
      await publish(shop, builtinDataSourceId);
      const response = await get('builtin/tables');

      expect(guestActor.organizationId).toBe(publicOrganizationId);
      expect(response.statusCode).toBe(200);
      expect(response.json()).toMatchObject({ dataSourceId: builtinDataSourceId });
    });

    const post = (url: string, actor?: Actor, payload?: object) =>
      app.http({
        method: 'POST',
        url: `/api/v1/schema/${url}`,
        ...(payload && { payload }),
        ...(actor && { headers: signedInAs(actor) }),
      });

    it('tells everything at once, of the built-in source when none is named', async () => {
      await publish();
      const asked = await post('introspect', owner, { dataSourceId });
      const { tables, foreignKeys } = await schema();
      expect(asked.statusCode).toBe(200);
      expect(asked.json()).toMatchObject({ dataSourceId, version, tables, foreignKeys });

      await publish(shop, builtinDataSourceId);
      expect((await post('introspect', undefined, {})).json()).toMatchObject({
        dataSourceId: builtinDataSourceId,
        tables: [{ name: 'customers' }, { name: 'orders' }],
      });
    });

    it('reads a source once more when its owner asks for that', async () => {
      await publish();
      await store(["create table returns as from (values (1, 'broken')) as t(id, reason)"]);

      const asked = await post(`${dataSourceId}/refresh`, owner);
      expect([asked.statusCode, asked.json()]).toEqual([202, { dataSourceId, version }]);
      expect((await schema()).tables).toHaveLength(2);
      await app.jobs.runAll();

      expect((await schema()).tables.map(({ name }) => name)).toEqual(['returns']);
      expect(told).toEqual([{ ready: version }, { ready: version }]);
    });

    it('reads nothing once more for others, and not what is built in', async () => {
      await publish();

      expect((await post(`${dataSourceId}/refresh`)).statusCode).toBe(401);
      expect((await post(`${dataSourceId}/refresh`, someActor())).statusCode).toBe(404);
      expect((await post(`${builtinDataSourceId}/refresh`, owner)).json()).toMatchObject({
        status: 409,
        code: 'data-sources.builtin',
      });
      expect((await post('nonsense/refresh', owner)).json()).toMatchObject({
        status: 400,
        detail: expect.stringMatching(/^dataSourceId: /),
      });
    });

    it('knows nothing of what another organisation owns, and of tables there are not', async () => {
      await publish();

      expect((await get(`${dataSourceId}/tables`, someActor())).statusCode).toBe(404);
      expect((await get(`${dataSourceId}/tables/orders`)).statusCode).toBe(404);
      const response = await get(`${dataSourceId}/tables/invoices`, owner);
      expect(response.statusCode).toBe(404);
      expect(response.json()).toMatchObject({ code: 'catalog.tableNotFound' });
      expect((await get('nonsense/tables', owner)).statusCode).toBe(400);
    });
  });
});
