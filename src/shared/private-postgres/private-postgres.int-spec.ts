import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PrivatePostgres } from './private-postgres.js';

describe('a private PostgreSQL', () => {
  let folder: string;
  let running: PrivatePostgres | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'private postgres-'));
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  const start = async () => {
    running = await PrivatePostgres.start({ folder, password: `it's "secret"`, settings: { fsync: 'off' } });
    return running;
  };
  const ask = async (sql: string) => {
    const client = new Client(running?.url());
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const mark = () => join(folder, 'postgres', 'postmaster.pid');
  const serverPid = () => Number(readFileSync(mark(), 'utf8').split('\n')[0]);

  it('keeps what was written from one start to the next', async () => {
    await start();
    await ask('create table note as select 1 as n');
    await running?.stop();

    await start();
    expect(await ask('select n from note')).toEqual([{ n: 1 }]);
  });

  it('sorts text the same way on every machine', async () => {
    await start();

    expect(await ask(`select w from (values ('é'), ('a'), ('Z'), ('z')) as words(w) order by w`)).toEqual(
      ['Z', 'a', 'z', 'é'].map((w) => ({ w })),
    );
  });

  it('lets nobody in without the password, and nobody read the data', async () => {
    const url = new URL((await start()).url());
    url.password = 'guess';

    await expect(new Client(url.href).connect()).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
  });

  it('takes over from a server that was left behind', async () => {
    const orphan = (await start()).url();
    await ask('create table note as select 1 as n');

    await start();
    await expect(new Client(orphan).connect()).rejects.toThrow(/ECONNREFUSED/);
    expect(await ask('select n from note')).toEqual([{ n: 1 }]);
  });

  it('recovers after the server was killed', async () => {
    await start();
    await ask('create table note as select 1 as n');
    process.kill(serverPid(), 'SIGKILL');

    await start();
    expect(await ask('select n from note')).toEqual([{ n: 1 }]);
  });

  it('is not deceived by the mark of a server whose process id is somebody else’s now', async () => {
    await start();
    const stale = readFileSync(mark(), 'utf8').split('\n');
    await running?.stop();
    const { uid, gid } = statSync(join(folder, 'postgres'));
    const somebody = execFileSync('sh', ['-c', 'sleep 60 >/dev/null 2>&1 & echo $!'], {
      encoding: 'utf8',
      uid,
      gid,
    }).trim();
    writeFileSync(mark(), [somebody, ...stale.slice(1)].join('\n'));

    try {
      await start();
      expect(await ask('select 1 as n')).toEqual([{ n: 1 }]);
    } finally {
      process.kill(Number(somebody));
    }
  });

  it('begins again when the very first start died half-way', async () => {
    mkdirSync(join(folder, 'postgres.draft', 'cluster'), { recursive: true });
    writeFileSync(join(folder, 'postgres.draft', 'cluster', 'PG_VERSION'), '18');

    await start();
    expect(await ask('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('says why it cannot start', async () => {
    const starting = PrivatePostgres.start({ folder, password: 'x', settings: { shared_buffers: 'many' } });

    await expect(starting).rejects.toThrow(/PostgreSQL did not start: .*shared_buffers/s);
  });
});
