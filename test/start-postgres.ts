import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { PrivatePostgres } from '../src/shared/private-postgres/private-postgres.js';

/** A throw-away PostgreSQL server; it needs nothing but what npm installed. */
export async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const settings = { fsync: 'off', max_connections: '300' };
  const postgres = await PrivatePostgres.start({ folder, password: 'password', settings });
  return {
    url: (database: string) => postgres.url(database),
    createDatabase: async (name: string) => {
      const client = new Client(postgres.url());
      await client.connect();
      await client.query(`create database ${name}`).finally(() => client.end());
    },
    stop: async () => {
      await postgres.stop('immediate');
      await rm(folder, { recursive: true });
    },
  };
}
