import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnKindOf, openScratch, toCell } from '#shared/duckdb';

describe('a DuckDB value as a JSON cell', () => {
  let instance: DuckDBInstance;

  beforeAll(async () => {
    instance = await openScratch({ memoryMb: 256, threads: 1 });
  });
  afterAll(() => instance.closeSync());

  const first = async (expression: string) => {
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(`select ${expression} as v`);
    connection.closeSync();
    return { value: reader.getRows()[0]?.[0] ?? null, kind: columnKindOf(reader.columnTypeId(0)) };
  };

  it.each([
    ['null', null, 'integer'],
    ['true', true, 'boolean'],
    [`'it''s'`, `it's`, 'text'],
    ['7::tinyint', 7, 'integer'],
    ['9007199254740991', 9007199254740991, 'integer'],
    ['9007199254740992', '9007199254740992', 'integer'],
    ['-9007199254740993', '-9007199254740993', 'integer'],
    ['sum(29145505)', 29145505, 'integer'],
    ['170141183460469231731687303715884105727', '170141183460469231731687303715884105727', 'integer'],
    ['1.50', 1.5, 'decimal'],
    ['(-0.07)::decimal(4,2)', -0.07, 'decimal'],
    ['12.5::decimal(38,10)', 12.5, 'decimal'],
    ['1234567890123456.78', '1234567890123456.78', 'decimal'],
    ['0.1::double + 0.2::double', 0.30000000000000004, 'decimal'],
    [`'nan'::double`, 'NaN', 'decimal'],
    [`'-inf'::double`, '-Infinity', 'decimal'],
    [`date '2020-04-01'`, '2020-04-01', 'date'],
    [`date '1600-02-29'`, '1600-02-29', 'date'],
    [`'infinity'::date`, 'infinity', 'date'],
    [`timestamp '2020-04-01 12:30:00'`, '2020-04-01T12:30:00', 'timestamp'],
    [`timestamp '1969-12-31 23:59:59.25'`, '1969-12-31T23:59:59.25', 'timestamp'],
    [`timestamp_ns '2020-04-01 12:30:00.123456789'`, '2020-04-01T12:30:00.123456789', 'timestamp'],
    [`'2020-04-01 12:30:00+02'::timestamptz`, '2020-04-01T10:30:00Z', 'timestamp'],
    [`time '12:30:00'`, '12:30:00', 'time'],
    [`interval '14 months 3 days 4 hours 5.5 seconds'`, 'P1Y2M3DT4H5.5S', 'other'],
    [`interval '0 days'`, 'PT0S', 'other'],
    [`'\\x01\\xFF'::blob`, 'Af8=', 'other'],
    [`['a', null]`, ['a', null], 'other'],
    [`{'a': 1, 'b': [date '2020-01-01']}`, { a: 1, b: ['2020-01-01'] }, 'other'],
    [`map {'k': 1}`, [{ key: 'k', value: 1 }], 'other'],
    [`'b'::enum('a', 'b')`, 'b', 'text'],
    [`uuid '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f'`, '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f', 'text'],
    [`union_value(n := 3)`, 3, 'other'],
  ])('%s is %j (%s)', async (expression, cell, kind) => {
    const { value, kind: found } = await first(expression);

    expect(toCell(value)).toEqual(cell);
    expect(found).toBe(kind);
  });

  it.each([
    "from read_text('/etc/hostname')",
    "copy (select 1) to '/tmp/out.csv'",
    "attach 'x.db'",
    'set threads=4',
    'load httpfs',
  ])('a locked instance refuses %s', async (sql) => {
    const connection = await instance.connect();

    await expect(connection.run(sql)).rejects.toThrow(/disabled|locked|not allowed|cannot/i);
    connection.closeSync();
  });
});
