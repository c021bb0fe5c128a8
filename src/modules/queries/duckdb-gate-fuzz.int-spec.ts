import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors';
import { makeTestFolder } from '#shared/testing';
import { DuckdbParser } from './infra/duckdb-parser.js';
import { makeGate } from './testing/make-gate.js';
import { sampleSchema } from './testing/sample-source.js';
import { type Danger, statementsWith } from './testing/statement-grammar.js';

/** In `folder` there is nothing but the database; whatever writes leaves something there or in the database. */
const dangerIn = (folder: string): Danger => ({
  expressions: [
    `nextval('numbers')`,
    `(select content from read_text('${folder}/secret.txt'))`,
    `write_log('x')`,
    `setseed(0.5)`,
    `getenv('HOME')`,
    `current_setting('threads')`,
    `repeat('x', 100000000)`,
    `query('delete from letters')`,
    `list_transform([1], lambda x: nextval('numbers'))`,
    `'states'::regclass`,
  ],
  tables: [
    `read_csv('${folder}/secret.txt')`,
    `'${folder}/secret.txt'`,
    `glob('${folder}/*')`,
    `query('select nextval(''numbers'')')`,
    'sqlite_master',
    'duckdb_secrets()',
    'information_schema.tables',
    `(delete from letters returning *)`,
    `sniff_csv('${folder}/secret.txt')`,
    `unnest([(select nextval('numbers'))])`,
    `repeat_row(nextval('numbers'), num_rows := 2)`,
  ],
  statements: [
    'delete from letters',
    'delete from letters returning *',
    'update states set state = null returning *',
    `insert into letters values (1, 'x') returning *`,
    'create table stolen as select * from states',
    `copy states to '${folder}/stolen.csv'`,
    `copy (select 1) to '${folder}/stolen.parquet'`,
    `attach '${folder}/other.db'`,
    `export database '${folder}/stolen'`,
    'set threads = 1',
    'set variable stolen = 1',
    'pragma disable_object_cache',
    'create macro abs(a) as 0',
    'checkpoint',
    'select 1',
    'values (1)',
  ],
});

const content = `
  create table states as select s::varchar as fips, 'State ' || s as state, 'South' as region from range(5) t(s);
  create table state_population as select s::varchar as fips, 'x' as state, 2020 as year, s as population from range(5) t(s);
  create table letters as select i as id, chr((65 + i)::integer) as letter from range(5) t(i);
  create sequence numbers`;

/** An engine with every right, so that nothing but the gate stands before the data. */
async function openDefenceless(folder: string) {
  const instance = await DuckDBInstance.create(join(folder, 'open.duckdb'), { threads: '1' });
  const connection = await instance.connect();
  await connection.run(content);
  return { instance, connection };
}

const quickLook = `
  select (select sum(hash(s)) from states s), (select sum(hash(s)) from state_population s),
         (select sum(hash(l)) from letters l), (select list(last_value) from duckdb_sequences()),
         (select list(sql order by sql) from duckdb_tables())`;
const longLook = `
  select (select sum(hash(d)) from duckdb_settings() d), (select count(*) from duckdb_functions()),
         (select list(path) from duckdb_databases()), (select count(*) from duckdb_variables()),
         (select count(*) from duckdb_secrets()), (select list(loaded order by extension_name) from duckdb_extensions())`;

async function stateOf(connection: DuckDBConnection, folder: string, looks = [quickLook]): Promise<string> {
  const seen: unknown[] = (await readdir(folder)).filter((name) => !name.startsWith('open.duckdb'));
  for (const look of looks) seen.push((await connection.runAndReadAll(look)).getRowsJson());
  return JSON.stringify(seen);
}

describe('what the gate lets pass, on an engine that would let everything happen', () => {
  const parser = new DuckdbParser();
  const gate = makeGate(parser);
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let engine: Awaited<ReturnType<typeof openDefenceless>>;

  beforeAll(async () => {
    folder = await makeTestFolder();
    engine = await openDefenceless(folder.path);
  });
  afterAll(async () => {
    engine.connection.closeSync();
    engine.instance.closeSync();
    await parser.onApplicationShutdown();
    await folder.remove();
  });

  const passes = async (sql: string): Promise<boolean> => {
    try {
      await gate.check(sql, sampleSchema);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  };

  it('notices what the statements of this test would do', async () => {
    const before = await stateOf(engine.connection, folder.path);
    await engine.connection.run(`select nextval('numbers')`);
    expect(await stateOf(engine.connection, folder.path)).not.toBe(before);
  });

  it('changes nothing', async () => {
    const state = (looks?: string[]) => stateOf(engine.connection, folder.path, looks);
    const everything = await state([quickLook, longLook]);
    let last = await state();
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(statementsWith(dangerIn(folder.path)), async (sql) => {
        if (!(await passes(sql))) return;
        passed++;
        await engine.connection.runAndReadUntil(sql, 10).catch(() => undefined);
        const before = last;
        last = await state();
        expect(last).toBe(before);
      }),
      { numRuns: 3000 },
    );
    expect(passed).toBeGreaterThan(500);
    expect(await state([quickLook, longLook])).toBe(everything);
  });
});
