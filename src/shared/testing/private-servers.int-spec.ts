import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { noMariadb, startMariadb } from './start-mariadb.js';
import { noRedis, startRedis } from './start-redis.js';

describe.skipIf(noRedis)(`a private Redis${noRedis ? ` (skipped: ${noRedis})` : ''}`, () => {
  it('answers, is its own, and comes back empty at the same address', async () => {
    const server = await startRedis();
    const redis = new Redis(server.url, { retryStrategy: () => 20 }).on('error', () => undefined);
    await redis.set('k', 'v');
    expect(await redis.dbsize()).toBe(1);

    await server.kill();
    await server.restart();

    expect(await redis.get('k')).toBeNull();
    redis.disconnect();
    await server.stop();
  });
});

describe.skipIf(noMariadb)(`a private MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`, () => {
  it('answers the user it was made for', async () => {
    const server = await startMariadb();
    const connection = await createConnection(server.url);

    await connection.query('create table place (name text)');
    await connection.query(`insert into place values ('Ohio')`);
    const [rows] = await connection.query('select name, version() as version from place');

    expect(rows).toEqual([{ name: 'Ohio', version: expect.stringContaining('MariaDB') }]);
    await connection.end();
    await server.stop();
  }, 60_000);
});
