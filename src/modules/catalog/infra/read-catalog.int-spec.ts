import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTestFolder } from '#shared/testing';
import { readCatalog } from './read-catalog.js';

const limits = { valuesPerColumn: 20_000, values: 100_000, memoryMb: 512 };

describe('reading the catalog of a file', () => {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;

  beforeEach(async () => {
    folder = await makeTestFolder();
  });
  afterEach(() => folder.remove());

  async function read(statements: readonly string[], own: Partial<typeof limits> = {}) {
    const path = join(folder.path, 'data.duckdb');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    for (const statement of statements) await connection.run(statement);
    connection.closeSync();
    instance.closeSync();
    return await readCatalog(path, { declaredKeys: [], origins: [], limits: { ...limits, ...own } });
  }

  const columnsOf = async (select: string) => {
    const { schema } = await read([`create table t as ${select}`]);
    return schema.tables[0]?.columns ?? [];
  };

  it.each([
    ['a huge integer', '170141183460469231731687303715884105727::hugeint', { type: 'integer' }],
    ['a decimal', '12.50::decimal(18,2)', { type: 'decimal', nativeType: 'DECIMAL(18,2)', min: 12.5 }],
    ['a timestamp', "timestamp '2020-04-01 12:30:00'", { type: 'timestamp', min: '2020-04-01T12:30:00' }],
    ['a time', "time '12:30:00'", { type: 'time', min: '12:30:00' }],
    ['a date', "date '2020-04-01'", { type: 'date', max: '2020-04-01', samples: ['2020-04-01'] }],
    ['a boolean', 'true', { type: 'boolean', role: 'category' }],
    ['not a number', "'nan'::double", { type: 'decimal' }],
    ['an infinity', "'-inf'::double", { type: 'decimal' }],
    ['an interval', "interval '3 days'", { type: 'other', role: 'text' }],
    ['a blob', "'\\xFF'::blob", { type: 'other' }],
    ['a list', '[1, 2]', { type: 'other', distinctCount: 1 }],
    ['a struct', "{'a': 1}", { type: 'other' }],
    ['an enum', "'b'::enum('a', 'b')", { type: 'text', samples: ['b'] }],
    ['a uuid', "uuid '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f'", { type: 'text' }],
    ['a text with a zero byte', "chr(0) || 'x'", { type: 'text', samples: ['\0x'] }],
    ['nothing', 'null', { nullShare: 1, distinctCount: 0, samples: [] }],
  ])('manages %s', async (_, expression, expected) => {
    expect(await columnsOf(`select ${expression} as c`)).toMatchObject([{ name: 'c', ...expected }]);
  });

  it('manages tables without rows, and names that need quotes', async () => {
    const { schema, values } = await read(['create table "a ""b"" c" ("x y" varchar, "select" integer)']);

    expect(schema.tables).toMatchObject([{ name: 'a "b" c', rowCount: 0, primaryKey: [] }]);
    expect(schema.tables[0]?.columns.map(({ name, nullShare }) => [name, nullShare])).toEqual([
      ['x y', 0],
      ['select', 0],
    ]);
    expect(values).toEqual([{ table: 'a "b" c', column: 'x y', values: [], complete: true }]);
  });

  it('lists the years and the other few whole numbers that tell rows apart, smallest first', async () => {
    const { values } = await read([
      'create table t as select 1850 + 10 * (range % 16) as year, range as id from range(32)',
    ]);
    const decades = Array.from({ length: 16 }, (_, index) => String(1850 + 10 * index));

    expect(values).toEqual([{ table: 't', column: 'year', values: decades, complete: true }]);
  });

  it('manages a file without tables', async () => {
    expect(await read([])).toEqual({ schema: { tables: [], foreignKeys: [] }, values: [] });
  });

  it('manages more columns than one statement should have', async () => {
    const columns = Array.from({ length: 150 }, (_, index) => `range * ${index + 1} as c${index}`);
    const found = await columnsOf(`select ${columns.join(', ')} from range(10)`);

    expect(found).toHaveLength(150);
    expect(found[149]).toMatchObject({ name: 'c149', min: 0, max: 1350, distinctCount: 10 });
  });

  it('estimates distinct values in long tables only where many, and counts those that may identify a row', async () => {
    const found = await columnsOf(`
      select range as id, range % 7 as few, hash(range) % 40000 as many, 'n' || range as reference
      from range(120000)`);
    const count = Object.fromEntries(found.map(({ name, distinctCount }) => [name, distinctCount]));

    expect(count).toMatchObject({ id: 120_000, few: 7, reference: 120_000 });
    expect(Math.abs((count.many ?? 0) / 38_000 - 1)).toBeLessThan(0.2);
  });

  it('says the same of the same file every time', async () => {
    const statements = [
      `create table t as select range as id, hash(range) % 900 as a, 'v' || (hash(range) % 5000) as b,
      (hash(range) % 1000) / 10 as c from range(200000)`,
    ];
    const path = join(folder.path, 'data.duckdb');
    const first = await read(statements);
    const again = await readCatalog(path, { declaredKeys: [], origins: [], limits });

    expect(again).toEqual(first);
  });

  it('indexes the most frequent values first, and says when there are more', async () => {
    const words =
      "select case when range % 3 = 0 then 'x often' else 'word ' || range end as w from range(30)";
    const { values } = await read([`create table t as ${words}`], { valuesPerColumn: 5 });

    expect(values).toMatchObject([{ column: 'w', complete: false }]);
    expect(values[0]?.values).toHaveLength(5);
    expect(values[0]?.values[0]).toBe('x often');
  });

  it('gives small columns all their values when places are few', async () => {
    const { values } = await read(
      ["create table t as select 'long ' || range as long, 'short ' || range % 3 as short from range(100)"],
      { values: 20 },
    );

    expect(values.map(({ values: { length }, complete }) => [length, complete])).toEqual([
      [17, false],
      [3, true],
    ]);
  });

  it('leaves out prose, which nobody names in a question', async () => {
    const { values } = await read([
      "create table t as select repeat('word ', 100) || range as story from range(5)",
    ]);

    expect(values).toEqual([{ table: 't', column: 'story', values: [], complete: false }]);
  });
});
