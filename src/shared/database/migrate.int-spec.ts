import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#shared/testing';
import { migrate } from './migrate.js';

describe('migrations', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: Client;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp('migrations/messaging', join(folder, 'messaging'), { recursive: true });
    database = await createTestDatabase({ empty: true });
    client = new Client(database.url);
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const write = async (module: string, timestamp: number, sql: string) => {
    await mkdir(join(folder, module), { recursive: true });
    const body = `export class Step${timestamp} {
      async up(runner: { query(sql: string): Promise<unknown> }) { await runner.query(${JSON.stringify(sql)}); }
      async down() {}
    }`;
    await writeFile(join(folder, module, `${timestamp}-step.ts`), body);
  };
  const tables = async () =>
    (
      await client.query(
        `select schemaname || '.' || tablename as name from pg_tables
          where tablename in ('bell', 'tower') order by 1`,
      )
    ).rows.map(({ name }) => name);

  it('run once for each module, in its own schema', async () => {
    await write('bells', 1763600000001, 'create table bell (id integer)');
    await write('old-towers', 1763600000001, 'create table tower (id integer)');

    await migrate(database.url, folder);
    await migrate(database.url, folder);

    expect(await tables()).toEqual(['bells.bell', 'old_towers.tower']);
  });

  it('run once when many replicas start at the same time on an empty database', async () => {
    for (const module of ['bells', 'old-towers'])
      await write(module, 1763600000001, 'create table bell (id integer)');

    await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, folder)));

    expect(await tables()).toEqual(['bells.bell', 'old_towers.bell']);
  });

  it('bring a database up to date that an earlier release has used', async () => {
    await write('bells', 1763600000001, 'create table bell (id integer)');
    await migrate(database.url, folder);
    await write('bells', 1763600000002, 'alter table bell add column pitch text');
    await write('old-towers', 1763600000001, 'create table tower (id integer)');

    await migrate(database.url, folder);

    expect(await tables()).toEqual(['bells.bell', 'old_towers.tower']);
    await expect(client.query('select pitch from bells.bell')).resolves.toMatchObject({ rowCount: 0 });
  });

  it('do not wait for anybody when nothing is pending', async () => {
    await write('bells', 1763600000001, 'create table bell (id integer)');
    await migrate(database.url, folder);
    await client.query('select pg_advisory_lock(7263548195)');

    await expect(migrate(database.url, folder)).resolves.toBeUndefined();
  });

  it('leave nothing of a module half done', async () => {
    await write('bells', 1763600000001, 'create table bell (id integer)');
    await write('bells', 1763600000002, 'create table nonsense (');

    await expect(migrate(database.url, folder)).rejects.toThrow(/syntax error/);
    expect(await tables()).toEqual([]);
  });

  it('cannot reach another module', async () => {
    await write('bells', 1763600000001, 'create table bell (id integer)');
    await migrate(database.url, folder);
    await write('old-towers', 1763600000001, 'drop table bells.bell');

    await expect(migrate(database.url, folder)).rejects.toThrow(/must be owner of table|permission denied/);
  });
});
