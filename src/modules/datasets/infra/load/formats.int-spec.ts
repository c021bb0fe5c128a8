import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { Workbench } from '../../testing/loading.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.create();
});
afterAll(() => bench.remove());

describe('a JSON file', () => {
  const load = (content: unknown, name = 'data.json') => bench.load(name, JSON.stringify(content), 'json');

  it('of objects becomes a table; texts are looked at like those of a CSV file', async () => {
    const loaded = await load([
      { id: 1, zip: '00501', share: '12.5%', born: '2020-01-31' },
      { id: 2, zip: '10001', share: 'N/A', extra: true },
    ]);

    expect(await loaded.columns()).toEqual([
      'id BIGINT',
      'zip VARCHAR',
      'share DOUBLE',
      'born DATE',
      'extra BOOLEAN',
    ]);
    expect(loaded.codes()).toEqual(['kept-leading-zeros', 'percent', 'null-marker']);
  });

  it('with objects in objects has a column for each of their values', async () => {
    const loaded = await load([{ name: 'Ada', address: { city: 'London', geo: { lat: 51.5 } } }]);

    expect(await loaded.rows('select name, "address.city", "address.geo.lat" from data')).toEqual([
      ['Ada', 'London', 51.5],
    ]);
  });

  it('with lists of objects has a table for them, tied by a key', async () => {
    const loaded = await load(
      [
        {
          order: 'A',
          items: [
            { sku: 'x', n: 1 },
            { sku: 'y', n: 2 },
          ],
        },
        { order: 'B', items: [{ sku: 'x', n: 3 }] },
      ],
      'orders.json',
    );

    expect(loaded.tables).toEqual(['orders', 'orders_items']);
    expect(
      await loaded.rows(
        'select "order", sum(n) from orders join orders_items using ("orders row") group by 1 order by 1',
      ),
    ).toEqual([
      ['A', '3'],
      ['B', '3'],
    ]);
    expect(loaded.built.declaredKeys).toEqual([
      { table: 'orders', columns: ['orders row'] },
      {
        table: 'orders_items',
        columns: ['orders row'],
        references: { table: 'orders', columns: ['orders row'] },
      },
    ]);
  });

  it('of one object with several lists has a table for each', async () => {
    const loaded = await load({ states: [{ name: 'Ohio' }, { name: 'Iowa' }], cities: [{ name: 'Akron' }] });

    expect(loaded.built.report.tables).toEqual([
      { name: 'states', rowCount: 2, columnCount: 1 },
      { name: 'cities', rowCount: 1, columnCount: 1 },
    ]);
  });

  it('writes lists of values as text, and says so', async () => {
    const loaded = await load([{ id: 1, tags: ['a', 'b'] }]);

    expect(await loaded.rows('select tags from data')).toEqual([['a, b']]);
    expect(loaded.codes('tags')).toEqual(['list-values']);
  });

  it('keeps both kinds of values of a column that has two', async () => {
    expect(await (await load([{ a: 1 }, { a: 'x' }])).rows()).toEqual([['1'], ['x']]);
  });

  it('with one object per line is read line by line', async () => {
    const loaded = await bench.load('lines.ndjson', '{"a": 1}\n{"a": 2, "b": "x"}\n');

    expect(await loaded.rows()).toEqual([
      ['1', null],
      ['2', 'x'],
    ]);
  });

  it.each([
    ['cut off', '[{"a": 1}, {"a": 2'],
    ['without objects', '[]'],
  ])('%s is refused', async (_, content) => {
    await expect(bench.load('bad.json', content, 'json')).rejects.toMatchObject({
      code: expect.stringMatching(/^datasets\.(unreadable|noTables)$/),
    });
  });
});

describe('an Excel workbook', () => {
  const workbook = async (sheets: { sheet: string; data: unknown[][] }[]) => {
    const path = join(bench.folder, `${Math.random()}.xlsx`);
    const cells = sheets.map(({ sheet, data }) => ({
      sheet,
      data: data.map((row) => row.map((value) => (value === null ? null : cellOf(value)))),
    }));
    await writeWorkbook(cells as never).toFile(path);
    return { name: 'Figures.xlsx', format: 'xlsx', path } as const;
  };
  const cellOf = (value: unknown) =>
    value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value };

  it('has a table for every sheet, with dates, numbers and texts as they are', async () => {
    const loaded = await bench.loadFiles([
      await workbook([
        {
          sheet: 'Sales 2020',
          data: [
            ['day', 'zip', 'amount', 'paid'],
            [new Date(Date.UTC(2020, 0, 31)), '00501', 12.5, true],
            [new Date(Date.UTC(2020, 1, 1)), '10001', 3, false],
          ],
        },
        { sheet: 'People', data: [['name'], ['Ada']] },
      ]),
    ]);

    expect(loaded.tables).toEqual(['sales_2020', 'people']);
    expect(await loaded.columns()).toEqual(['day DATE', 'zip VARCHAR', 'amount DOUBLE', 'paid BOOLEAN']);
    expect(await loaded.rows('select * from sales_2020 order by day')).toEqual([
      ['2020-01-31', '00501', 12.5, true],
      ['2020-02-01', '10001', 3, false],
    ]);
  });

  it('may have a title above and a remark below the table', async () => {
    const loaded = await bench.loadFiles([
      await workbook([
        {
          sheet: 'Sheet1',
          data: [
            ['Budget', null, null],
            ['item', 'cost', 'year'],
            ['desk', 200, 2020],
            ['chair', 100, 2021],
            ['Note: preliminary', null, null],
          ],
        },
      ]),
    ]);

    expect(loaded.tables).toEqual(['figures']);
    expect(await loaded.rows()).toEqual([
      ['desk', '200', '2020'],
      ['chair', '100', '2021'],
    ]);
    expect(loaded.codes()).toEqual(expect.arrayContaining(['title-lines', 'footer']));
  });

  it('that is none is refused', async () => {
    await expect(bench.load('broken.xlsx', Buffer.from('504b0304deadbeef', 'hex'))).rejects.toMatchObject({
      code: 'datasets.unreadable',
    });
  });

  it('that unpacks to more than is allowed is refused, and nothing waits for it', async () => {
    const rows = Array.from({ length: 4000 }, () => ['x'.repeat(8000)]);
    const file = await workbook([{ sheet: 'Bomb', data: rows.map(([text], at) => [`${at}${text}`]) }]);

    await expect(bench.loadFiles([file])).rejects.toMatchObject({ code: 'datasets.expandsTooMuch' });
  });
});

describe('an SQLite database', () => {
  const sqlite = (sql: string) => {
    const database = new DatabaseSync(':memory:');
    database.exec(sql);
    return bench.load('shop.sqlite', Buffer.from(database.serialize()), 'sqlite');
  };

  it('has all its tables, with the keys it declares', async () => {
    const loaded = await sqlite(`
      create table customer (id integer primary key, name text);
      create table "order" (nr integer primary key, customer_id int references customer, total real);
      insert into customer values (1, 'Ada'), (2, 'Bob');
      insert into "order" values (1, 1, 12.5);
      create view rich as select * from customer;`);

    expect(loaded.tables).toEqual(['customer', 'order']);
    expect(loaded.built.declaredKeys).toEqual([
      { table: 'customer', columns: ['id'] },
      { table: 'order', columns: ['nr'] },
      { table: 'order', columns: ['customer_id'], references: { table: 'customer', columns: ['id'] } },
    ]);
    expect(loaded.change('left-out')?.message).toContain('"rich"');
  });

  it('may hold numbers as text and texts for nothing: all values of a column decide', async () => {
    const loaded = await sqlite(`
      create table t (a text, b int, c, d varchar(5), e int);
      insert into t values ('1', 'null', 2.5, '00501', 9007199254740993), ('2', '', null, '10001', 1), (' 3 ', 7, 'x', '2', 2);`);

    expect(await loaded.columns()).toEqual(['a BIGINT', 'b BIGINT', 'c VARCHAR', 'd VARCHAR', 'e BIGINT']);
    expect(await loaded.rows()).toEqual([
      ['1', null, '2.5', '00501', '9007199254740993'],
      ['2', null, null, '10001', '1'],
      ['3', '7', 'x', '2', '2'],
    ]);
  });

  it('may hold binary values', async () => {
    const loaded = await sqlite(`create table t (a, b); insert into t values (x'ff00', x'41'), (null, 'B');`);

    expect(await loaded.rows()).toEqual([
      ['ff00', 'A'],
      [null, 'B'],
    ]);
    expect(loaded.codes()).toEqual(['binary-values']);
  });

  it('that is none is refused', async () => {
    await expect(
      bench.load('fake.sqlite', Buffer.from('SQLite format 3\u0000nothing'), 'sqlite'),
    ).rejects.toMatchObject({ code: 'datasets.unreadable' });
  });
});

describe('a Parquet file', () => {
  const parquet = async (query: string) => {
    const path = join(bench.folder, 'data.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`copy (${query}) to '${path}' (format parquet)`);
    connection.closeSync();
    instance.closeSync();
    return await bench.loadFiles([{ name: 'data.parquet', format: 'parquet', path }]);
  };

  it('keeps its types; structures become columns', async () => {
    const loaded = await parquet(
      `select 1::tinyint as a, 1.50::decimal(9,2) as b, '007' as c, {x: 1, y: 'z'} as d, [1, 2] as e`,
    );

    expect(await loaded.columns()).toEqual([
      'a TINYINT',
      'b DECIMAL(9,2)',
      'c VARCHAR',
      'd.x INTEGER',
      'd.y VARCHAR',
      'e INTEGER[]',
    ]);
  });

  it('that is none is refused', async () => {
    await expect(bench.load('bad.parquet', 'PAR1 nothing PAR1')).rejects.toMatchObject({
      code: 'datasets.unreadable',
      message: expect.not.stringContaining(bench.folder),
    });
  });
});

it('several files make one source; tables of the same name get numbers', async () => {
  const files = [
    { name: 'a.csv', format: 'csv', path: await bench.write('1.csv', 'x\n1\n') },
    { name: 'A.json', format: 'json', path: await bench.write('2.json', '[{"y": 2}]') },
  ] as const;

  expect((await bench.loadFiles(files)).tables).toEqual(['a', 'a_2']);
});
