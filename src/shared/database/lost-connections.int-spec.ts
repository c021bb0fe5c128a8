import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PrivatePostgres } from '#shared/private-postgres';
import { Database } from './database.js';
import { databaseModule } from './database.module.js';

describe('a PostgreSQL that goes away', () => {
  let folder: string;
  let postgres: PrivatePostgres;
  let app: TestingModule;
  let database: Database;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lost-'));
    postgres = await PrivatePostgres.start({ folder, password: 'x', settings: { fsync: 'off' } });
    app = await Test.createTestingModule({ imports: [databaseModule({ url: postgres.url() })] }).compile();
    database = app.get(Database);
    await database.query('create table note (n integer)');
  });
  afterEach(async () => {
    await app.close();
    await postgres.stop().catch(() => undefined);
    await rm(folder, { recursive: true });
  });

  const unavailable = { code: 'database.unavailable', kind: 'unavailable' };
  const killMe = 'select pg_terminate_backend(pg_backend_pid())';

  it('in the middle of a statement is an expected failure, and the next one succeeds', async () => {
    await expect(database.query(killMe)).rejects.toMatchObject(unavailable);

    await expect(database.query('select 1 as n')).resolves.toEqual([{ n: 1 }]);
  });

  it('in the middle of a prepared statement is the same, and the next connection prepares it again', async () => {
    const statement = { name: 'one', text: 'select $1::int as n', values: [1] };
    await database.prepared(statement);
    await expect(database.prepared({ name: 'kill', text: killMe, values: [] })).rejects.toMatchObject(
      unavailable,
    );

    await expect(database.prepared(statement)).resolves.toEqual([{ n: 1 }]);
  });

  it('between two statements of a transaction undoes it', async () => {
    const working = database.transaction(async (tx) => {
      await tx.query('insert into note values (1)');
      const [{ pid }] = await tx.query('select pg_backend_pid() as pid');
      const connection = await tx.queryRunner?.connect();
      const gone = new Promise((resolve) => connection.once('end', resolve));
      await database.query('select pg_terminate_backend($1)', [pid]);
      await gone;
      await tx.query('insert into note values (2)');
    });

    await expect(working).rejects.toMatchObject(unavailable);
    await expect(database.query('select * from note')).resolves.toEqual([]);
  });

  it('for a while is told so each time, until it is back', async () => {
    const waiting = database.query('select pg_sleep(60)');
    const ended = expect(waiting).rejects.toMatchObject(unavailable);
    await database.query('select 1');
    await postgres.stop('immediate');

    await ended;
    await expect(database.query('select 1')).rejects.toMatchObject(unavailable);
    await expect(database.transaction(async () => 1)).rejects.toMatchObject(unavailable);

    await postgres.restart();
    await expect(database.query('select 1 as n')).resolves.toEqual([{ n: 1 }]);
  });

  it('is not confused with a wrong statement', async () => {
    await expect(database.query('select nonsense')).rejects.toMatchObject({ name: 'QueryFailedError' });
  });
});
