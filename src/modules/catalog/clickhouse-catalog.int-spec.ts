import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveDatabases } from '#shared/live-databases';
import { noClickhouse, startClickhouse, testSecrets } from '#shared/testing';
import { CatalogConfig } from './infra/config.js';
import type { CatalogReading } from './infra/read-catalog.js';
import { readLiveCatalog } from './infra/read-live-catalog.js';

const content = [
  `create table almanac.customer engine = Memory as
     select toInt32(number) as id, concat('Customer ', toString(number)) as name, if(number % 2 = 0, 'DE', 'FR') as country,
            toDate('2020-01-01') + number as since
     from (select number from system.numbers limit 40)`,
  `create table almanac.invoice (number UInt64, customer_id Int32, amount Decimal(10, 2), created_at DateTime, day Date)
     engine = MergeTree order by number`,
  `insert into almanac.invoice
     select number, toInt32(number % 40), toDecimal64(number, 2), toDateTime('2024-01-01 00:00:00') + number,
            toDate('2024-01-01')
     from (select number from system.numbers limit 6000)`,
  'create view almanac.german as select name from almanac.customer',
  'create table almanac.nothing (a Nullable(Int8)) engine = Memory',
];

describe.skipIf(noClickhouse)(
  `the catalog of a live ClickHouse${noClickhouse ? ` (skipped: ${noClickhouse})` : ''}`,
  () => {
    let server: Awaited<ReturnType<typeof startClickhouse>>;
    let reading: CatalogReading;

    beforeAll(async () => {
      server = await startClickhouse();
      for (const statement of content) await server.query(statement);
      const { hostname: host, port, username: user, password } = new URL(server.url);
      const pool = new LiveDatabases({ allowPrivate: 'on' }, testSecrets()).open(
        { kind: 'clickhouse', host, port: Number(port), database: 'almanac', user, password, tls: 'off' },
        { connections: 1, statementSeconds: 30 },
      );
      const limits = { ...new CatalogConfig(), sampledRows: 5000 };
      reading = await readLiveCatalog(pool, { kind: 'clickhouse', namespace: 'almanac' }, limits);
      await pool.close();
    });
    afterAll(() => server.stop());

    const table = (name: string) => reading.schema.tables.find((one) => one.name === name);

    it('has the tables and views of its database', () => {
      expect(reading.schema.tables.map(({ name }) => name)).toEqual([
        'customer',
        'german',
        'invoice',
        'nothing',
      ]);
    });

    it('knows which of them show rows of others', () => {
      expect(table('german')?.derived).toBe(true);
      for (const own of ['customer', 'invoice', 'nothing']) expect(table(own)).not.toHaveProperty('derived');
    });

    it('tells columns by what the database says and by what is in them', () => {
      expect(table('customer')).toMatchObject({ rowCount: 40 });
      expect(table('customer')?.columns).toMatchObject([
        { name: 'id', type: 'integer', nativeType: 'Int32' },
        { name: 'name', type: 'text', nativeType: 'String', distinctCount: 40 },
        { name: 'country', type: 'text', samples: ['DE', 'FR'] },
        { name: 'since', type: 'date', min: '2020-01-01' },
      ]);
    });

    it('reads as many rows as it may, and believes the server about the others', () => {
      expect(table('invoice')?.rowCount).toBe(6000);
      expect(table('invoice')?.columns).toMatchObject([
        { name: 'number', type: 'integer' },
        { name: 'customer_id', type: 'integer' },
        { name: 'amount', type: 'decimal', nativeType: 'Decimal(10, 2)' },
        { name: 'created_at', type: 'timestamp' },
        { name: 'day', type: 'date' },
      ]);
    });
  },
);
