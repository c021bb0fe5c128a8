import { resolve } from 'node:path';
import pg from 'pg';
import { makeFolder, removeFolder, withAlmanac } from './harness/almanac.ts';
import { signUp } from './harness/ask.ts';
import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { requestsPerSecond } from './harness/load.ts';
import { connect } from './harness/sources.ts';
import { interleaved } from './harness/statistics.ts';

const load = { connections: 16, seconds: 4 };

/** Ten rows; the number makes every statement a new one. */
const sql =
  'SELECT state, population FROM shop.population WHERE year = 2020 AND population <> # ORDER BY population DESC LIMIT 10';

const content = `
  create schema shop;
  create table shop.population as
    select 'State ' || i % 50 as state, 1990 + 10 * (i / 50) as year, (i + 1) * 1000 as population
    from generate_series(0, 199) numbers(i)`;

const password = 'bench';

/** A server of its own, not the one that Almanac keeps its own tables in. */
async function startPostgresql(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  // biome-ignore lint/plugin: what is built is measured.
  const { PrivatePostgres } = await import(
    resolve(import.meta.dirname, '../dist/shared/private-postgres/index.js')
  );
  const server = await PrivatePostgres.start({ folder, password });
  const client = new pg.Client(server.url());
  await client.connect();
  await client.query(content).finally(() => client.end());
  return { url: server.url(), stop: () => server.stop('immediate') };
}

async function measured(database: string): Promise<Figure> {
  const raw = () => runScript<number>('raw-postgresql.ts', { ...load, url: database, sql });
  return await withAlmanac(
    async ({ url }) => {
      const headers = await signUp(url);
      const { hostname: host, port, username: user } = new URL(database);
      const connection = {
        host,
        port: Number(port),
        database: 'postgres',
        schema: 'shop',
        user,
        password,
        tls: 'off',
      };
      const { id: dataSourceId } = await connect({ url, headers }, { kind: 'postgresql', connection });
      const body = JSON.stringify({ sql, dataSourceId });
      const ours = () =>
        requestsPerSecond({ ...load, url: `${url}/api/v1/query/execute`, method: 'POST', headers, body });
      await ours();
      return {
        name: 'Uncached `POST /query/execute` on a live PostgreSQL, ten rows',
        ...(await interleaved(3, { ours, raw })),
        unit: 'statements/s',
        target: { ratioAtLeast: 0.7 },
      };
    },
    { ALLOW_PRIVATE_SOURCES: 'on' },
  );
}

async function run(): Promise<Figure[]> {
  const folder = await makeFolder();
  try {
    const server = await startPostgresql(folder);
    const figure = await measured(server.url).finally(() => server.stop());
    return [figure];
  } finally {
    await removeFolder(folder);
  }
}

export const bench: Bench = {
  title: 'Live databases, 16 connections (raw: the same statements by the driver alone)',
  run,
};
