import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by test/postgres.ts: a server whose database `migrated` has every module's tables. */
    readonly postgresUrl: string;
  }
}

const query = async (sql: string): Promise<void> => {
  const client = new Client(inject('postgresUrl'));
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

/** A database of one's own, already migrated unless `empty`: a copy of the template takes tens of milliseconds. */
export async function createTestDatabase({ empty = false }: { readonly empty?: boolean } = {}) {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(`create database ${name} template ${empty ? 'template0' : 'migrated'}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  return { url: url.href, drop: () => query(`drop database ${name} with (force)`) };
}
