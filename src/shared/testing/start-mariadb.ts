import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { freePort } from './free-port.js';
import { installed, startPrivateServer } from './private-server.js';
import { makeTestFolder } from './test-folder.js';

const server = installed('mariadbd');
const installer = installed('mariadb-install-db');

/** Why suites on MariaDB cannot run here. */
export const noMariadb: string | undefined =
  server && installer ? undefined : 'mariadbd and mariadb-install-db are not on the PATH';

/** As root a server refuses to run without being told so. */
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

/** A MariaDB of one's own on a free port, with an empty database `almanac` and the user `almanac`. */
export async function startMariadb({
  arguments: more = [],
}: {
  readonly arguments?: readonly string[];
} = {}) {
  const folder = await makeTestFolder();
  const port = await freePort();
  const data = join(folder.path, 'data');
  // Two that are installed at once would remove each other's temporary tables from a folder they share.
  const tmpdir = `--tmpdir=${folder.path}`;
  await promisify(execFile)(installer ?? '', [
    '--no-defaults',
    `--datadir=${data}`,
    tmpdir,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...asRoot,
  ]);
  const admin = { host: '127.0.0.1', port, user: 'root' };
  const running = await startPrivateServer({
    program: server ?? '',
    arguments: [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder.path, 'socket')}`,
      `--pid-file=${join(folder.path, 'pid')}`,
      tmpdir,
      '--innodb-buffer-pool-size=32M',
      '--innodb-flush-log-at-trx-commit=0',
      ...more,
      ...asRoot,
    ],
    answers: () => query(admin, 'select 1'),
  });
  await query(admin, 'create database almanac');
  await query(admin, `create user almanac@'127.0.0.1' identified by 'password'`);
  await query(admin, `grant all on almanac.* to almanac@'127.0.0.1'`);
  return {
    url: `mysql://almanac:password@127.0.0.1:${port}/almanac`,
    stop: async () => {
      await running.kill();
      await folder.remove();
    },
  };
}

async function query(options: { host: string; port: number; user: string }, sql: string): Promise<void> {
  const connection = await createConnection(options);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
