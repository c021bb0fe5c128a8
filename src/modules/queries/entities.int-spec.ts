import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { CompareRecords, ReadRecords, type ResolutionSpec } from '#modules/governance';
import { Inquiries } from '#shared/messaging';
import { someActor } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import type { GuardedSource } from './testing/guarded.js';
import { openDuckdb } from './testing/open-source.js';
import { table } from './testing/sample-source.js';

const crm = `create table crm as select * from (values
  (1, 'José  Martinez', 'Austin', date '1980-05-01', 100.0), (2, 'Ann Lee', 'Boston', date '1990-01-01', null),
  (3, 'Anne Lee', 'Boston', date '1990-01-03', 50.0), (4, null, 'Boston', null, null)) t(id, full_name, city, born, spent)`;
const shop = `create table "the shop" as select * from (values
  ('a', 'jose martinez', 'AUSTIN', '1980-05-01', 90.0), ('b', 'Bob Ray', 'Boston', 'unknown', 50.0),
  (null, 'Ann Lee', 'Boston', null, null)) t("key ""no""", name, town, born, spent)`;

const spec: ResolutionSpec = {
  name: 'Customers',
  dataSourceId: builtinDataSourceId,
  tables: [
    { table: 'crm', key: 'id', columns: { name: 'full_name', city: 'city', born: 'born', spent: 'spent' } },
    {
      table: 'the shop',
      key: 'key "no"',
      columns: { name: 'name', city: 'town', born: 'born', spent: 'spent' },
    },
  ],
  withinTables: true,
  comparisons: [
    { attribute: 'name', method: 'jaro-winkler', weight: 3 },
    { attribute: 'city', method: 'levenshtein', weight: 1 },
    { attribute: 'born', method: 'date', weight: 2, within: 4 },
    { attribute: 'spent', method: 'number', weight: 1, within: 20 },
    { attribute: 'city', method: 'exact', weight: 1 },
  ],
  blocking: [[{ attribute: 'city' }], [{ attribute: 'name', letters: 1 }]],
  matchFrom: 0.9,
  reviewFrom: 0.5,
  golden: {},
};

describe('records of several tables, compared by DuckDB', () => {
  let source: GuardedSource;
  const actor = someActor();
  const compare = async (change: Partial<ResolutionSpec> = {}, most = 100) => {
    const asked = { actor, spec: { ...spec, ...change }, most };
    const [found] = await source.app.get(Inquiries).ask(new CompareRecords(asked));
    return found;
  };
  const namesOf = (found: Awaited<ReturnType<typeof compare>>) =>
    found?.pairs.map(({ left, right }) => [left, right].map(({ table: t, key }) => `${t}:${key}`).join(' '));

  beforeAll(async () => {
    const named = (name: string, columns: string[]) => table([name, columns]);
    source = await openDuckdb(QueriesModule, {
      statements: [crm, shop],
      tables: [
        named('crm', ['id', 'full_name', 'city', 'born', 'spent']),
        named('the shop', ['key "no"', 'name', 'town', 'born', 'spent']),
      ],
    });
  });
  afterAll(async () => {
    await source.app.stop();
    await source.remove();
  });

  it('get a similarity for each attribute: of letters, of numbers and days, and none where a value is missing', async () => {
    const found = await compare();
    expect(found?.records).toEqual([
      { rows: 4, keys: 4 },
      { rows: 2, keys: 2 },
    ]);
    expect(found?.pairs.find(({ left }) => left.key === '1')).toEqual({
      left: { table: 0, key: '1' },
      right: { table: 1, key: 'a' },
      score: expect.closeTo(0.9338, 2),
      known: 1,
      similarities: [expect.closeTo(0.98, 1), 1, 1, 0.5, 1],
    });
    const lees = found?.pairs.find(({ left, right }) => left.key === '2' && right.key === '3');
    expect(lees?.similarities).toEqual([expect.closeTo(0.97, 1), 1, 0.5, null, 1]);
    expect(lees?.known).toBeCloseTo(7 / 8);
    const nameless = found?.pairs.find(({ left, right }) => left.key === '3' && right.key === '4');
    expect(nameless).toMatchObject({ score: 1, known: 0.25, similarities: [null, 1, null, null, 1] });
  });

  it('are compared only where a blocking rule lets them, each pair once, and within a table only when that is wanted', async () => {
    const bySecondRule = { blocking: [[{ attribute: 'name', letters: 3 }]], reviewFrom: 0 };
    expect(namesOf(await compare(bySecondRule))).toEqual(['0:1 1:a', '0:2 0:3']);
    expect(await compare(bySecondRule)).toMatchObject({ candidates: 2 });
    expect(namesOf(await compare({ ...bySecondRule, withinTables: false }))).toEqual(['0:1 1:a']);
    expect(await compare({ reviewFrom: 0 }, 1)).toMatchObject({ pairs: [{ right: { key: '4' } }], more: 6 });
  });

  it('are read by their keys, as text', async () => {
    const records = [
      { table: 1, key: 'b' },
      { table: 0, key: '4' },
      { table: 0, key: 'nobody' },
    ];
    expect(await source.app.get(Inquiries).ask(new ReadRecords({ actor, spec, records }))).toEqual([
      { table: 0, key: '4', values: { name: null, city: 'Boston', born: null, spent: null } },
      { table: 1, key: 'b', values: { name: 'Bob Ray', city: 'Boston', born: 'unknown', spent: '50.0' } },
    ]);
  });

  it('are nobody’s whom the gate does not let in', async () => {
    const columns = { name: 'full_name" from crm; drop table crm; --' };
    const tables = [{ table: 'crm', key: 'id', columns }];
    await expect(
      compare({ tables, comparisons: spec.comparisons.slice(0, 1), blocking: [[{ attribute: 'name' }]] }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/^queries[.]/),
    });
  });
});
