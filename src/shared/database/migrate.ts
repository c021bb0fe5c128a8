import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { findPending } from './pending-migrations.js';
import { schemaOf } from './schema.js';

/** Migrations every module needs for its own outbox and inbox. */
const everyModule = 'messaging';

/** Any number will do, as long as every process of ours uses the same. */
const migrationLock = 7_263_548_195;

/**
 * Brings every module up to date: `migrations/<module>/*.ts`, each run as the role that owns the schema and
 * with the schema as search path. A migration writes bare table names and cannot reach another module.
 * Processes that start at once wait for the one that is first; when nothing is pending, nobody waits.
 */
export async function migrate(url: string, folder: string): Promise<void> {
  const expected = await readMigrations(folder);
  const client = new Client({ connectionString: url, application_name: 'almanac migrations' });
  await client.connect();
  try {
    if ((await findPending(client, expected)).length === 0) return;
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(trigrams);
    for (const module of await findPending(client, expected)) {
      await createSchema(client, schemaOf(module));
      await runMigrations(url, folder, module);
    }
  } finally {
    await client.end();
  }
}

/**
 * Lets parts of names be looked up. Made by whoever owns the database: a server that does not have it, or does not let us,
 * searches without (ADR 0090).
 */
const trigrams = `do $$ begin create extension if not exists pg_trgm;
  exception when feature_not_supported or undefined_file or insufficient_privilege then null; end $$`;

/** The timestamps that the file names of each module begin with. */
async function readMigrations(folder: string): Promise<Map<string, string[]>> {
  const timestampsIn = async (module: string) =>
    (await readdir(join(folder, module)))
      .filter((file) => /[.][jt]s$/.test(file))
      .map((file) => file.split('-')[0] ?? '');
  const common = await timestampsIn(everyModule);
  const expected = new Map<string, string[]>();
  for (const module of await readdir(folder))
    if (module !== everyModule) expected.set(module, [...common, ...(await timestampsIn(module))]);
  return expected;
}

async function createSchema(admin: Client, schema: string): Promise<void> {
  await admin.query(
    `do $$ begin create role ${schema} nologin; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await admin.query(`grant ${schema} to current_user`);
  await admin.query(`create schema if not exists ${schema} authorization ${schema}`);
}

async function runMigrations(url: string, folder: string, module: string): Promise<void> {
  const schema = schemaOf(module);
  const database = new DataSource({
    type: 'postgres',
    url,
    schema,
    poolSize: 1,
    installExtensions: false,
    extra: { options: `-c role=${schema} -c search_path=${schema}` },
    migrations: [join(folder, everyModule, '*.{js,ts}'), join(folder, module, '*.{js,ts}')],
    migrationsTableName: 'migration',
  });
  await database.initialize();
  try {
    await database.runMigrations({ transaction: 'all' });
  } finally {
    await database.destroy();
  }
}
