import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveDatabases } from '#shared/live-databases';
import { noMariadb, startMariadb, testSecrets } from '#shared/testing';
import { CatalogConfig } from './infra/config.js';
import type { CatalogReading } from './infra/read-catalog.js';
import { readLiveCatalog } from './infra/read-live-catalog.js';

const content = [
  `create table customer (
     id integer primary key, name varchar(50) not null, country char(2) comment 'Two letters.', since date,
     mood enum('glad', 'sad'), extra json, picture blob) comment 'Who has bought something.'`,
  `insert into customer
     select seq, concat('Customer ', seq), elt(1 + seq % 2, 'DE', 'FR'), date '2020-01-01' + interval seq day, 'glad',
            '{}', x'00ff' from seq_1_to_40`,
  `create table invoice (
     number bigint, customer_id integer, amount decimal(10, 2), paid boolean, created_at timestamp,
     primary key (number), foreign key (customer_id) references customer (id))`,
  `insert into invoice
     select seq, 1 + seq % 40, seq * 1.5, seq % 2, timestamp '2024-01-01 00:00:00' + interval seq hour from seq_1_to_3000`,
  'create view paid_invoice as select number, amount from invoice where paid',
  'create table nothing (a integer)',
  'create table `odd "name`` of a table` (`key` integer primary key, `a``b` text)',
  'analyze table invoice',
];

describe.skipIf(noMariadb)(
  `the catalog of a live MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
  () => {
    let server: Awaited<ReturnType<typeof startMariadb>>;
    let reading: CatalogReading;

    beforeAll(async () => {
      server = await startMariadb();
      const owner = await createConnection(server.url);
      for (const statement of content) await owner.query(statement);
      await owner.end();
      const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
      const namespace = pathname.slice(1);
      const pool = new LiveDatabases({ allowPrivate: 'on' }, testSecrets()).open(
        { kind: 'mysql', host, port: Number(port), database: namespace, user, password, tls: 'off' },
        { connections: 1, statementSeconds: 30 },
      );
      const limits = { ...new CatalogConfig(), sampledRows: 5000 };
      reading = await readLiveCatalog(pool, { kind: 'mysql', namespace }, limits);
      await pool.close();
    });
    afterAll(() => server.stop());

    const table = (name: string) => reading.schema.tables.find((one) => one.name === name);

    it('has the tables and views of its database', () => {
      expect(reading.schema.tables.map(({ name }) => name)).toEqual([
        'customer',
        'invoice',
        'nothing',
        'odd "name` of a table',
        'paid_invoice',
      ]);
    });

    it('tells columns by what the database says and by what is in them', () => {
      expect(table('customer')).toMatchObject({
        rowCount: 40,
        primaryKey: ['id'],
        description: 'Who has bought something.',
      });
      expect(table('customer')?.columns).toMatchObject([
        { name: 'id', type: 'integer', nativeType: 'int(11)', role: 'key' },
        { name: 'name', type: 'text', nativeType: 'varchar(50)', distinctCount: 40 },
        { name: 'country', type: 'text', description: 'Two letters.', samples: ['DE', 'FR'] },
        { name: 'since', type: 'date', min: '2020-01-02' },
        { name: 'mood', type: 'text', nativeType: `enum('glad','sad')` },
        { name: 'extra', type: 'text' },
        { name: 'picture', type: 'other' },
      ]);
    });

    it('takes keys from the database', () => {
      expect(reading.schema.foreignKeys).toContainEqual({
        table: 'invoice',
        columns: ['customer_id'],
        references: { table: 'customer', columns: ['id'] },
        declared: true,
        score: 1,
      });
      expect(table('odd "name` of a table')?.primaryKey).toEqual(['key']);
    });

    it('reads as many rows as it may, and believes the estimate about the others', () => {
      expect(table('invoice')?.rowCount).toBeGreaterThan(2500);
      expect(table('invoice')?.columns).toMatchObject([
        { name: 'number', type: 'integer' },
        { name: 'customer_id', role: 'key' },
        { name: 'amount', type: 'decimal', nativeType: 'decimal(10,2)', role: 'measure' },
        { name: 'paid', type: 'integer' },
        { name: 'created_at', type: 'timestamp', role: 'time' },
      ]);
    });

    it('knows the values that questions may name, and whether these are all', () => {
      expect(reading.values.find(({ column }) => column === 'country')).toEqual({
        table: 'customer',
        column: 'country',
        values: ['DE', 'FR'],
        complete: true,
      });
    });
  },
);
