import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EngineLimits, openReadOnly } from '#shared/duckdb';
import { makeTestFolder } from '#shared/testing';

describe('a DuckDB file that is opened for reading', () => {
  const limits: EngineLimits = { memoryMb: 64, threads: 1 };
  const firstRows = 'select name, size from town order by size desc limit 2';
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let path: string;

  beforeAll(async () => {
    folder = await makeTestFolder();
    path = join(folder.path, 'towns.duckdb');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run(`create table town as select 'Town ' || i as name, i as size from range(1000) r(i)`);
    connection.closeSync();
    instance.closeSync();
  });
  afterAll(() => folder.remove());

  async function ask(given: EngineLimits, sql: string) {
    const instance = await openReadOnly(path, given);
    const connection = await instance.connect();
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  const scansOf = (plan: unknown) => JSON.stringify(plan).split('SEQ_SCAN').length - 1;

  it.each([
    { inOneGo: true, looks: 1 },
    { inOneGo: false, looks: 2 },
  ])(
    'takes $looks looks at the table for the first rows of an order with inOneGo=$inOneGo',
    async ({ inOneGo, looks }) => {
      const given = { ...limits, inOneGo };

      expect(scansOf(await ask(given, `explain ${firstRows}`))).toBe(looks);
      expect(await ask(given, firstRows)).toEqual([
        ['Town 999', '999'],
        ['Town 998', '998'],
      ]);
    },
  );
});
