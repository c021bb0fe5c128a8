import { randomUUID } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import { noMariadb } from '#shared/testing';
import { makeMysqlSource } from './testing/mysql-source.js';
import { policyFuzz } from './testing/policy-fuzz.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import { makeSampleSource, sampleSchema } from './testing/sample-source.js';

async function openDuckdb() {
  const source = await makeSampleSource();
  const instance = await DuckDBInstance.create(source.path);
  const connection = await instance.connect();
  return {
    schema: sampleSchema,
    ask: async (sql: string) => (await connection.runAndReadUntil(sql, 10_000)).getRowsJson(),
    remove: async () => {
      connection.closeSync();
      instance.closeSync();
      await source.remove();
    },
  };
}

async function openPostgresql() {
  const source = await makePostgresqlSource(randomUUID());
  await source.ask(`set search_path = pg_catalog, pg_temp; set statement_timeout = '500ms'`);
  return source;
}

async function openMariadb() {
  const source = await makeMysqlSource(randomUUID());
  await source.ask('set max_statement_time = 0.5');
  await source.ask(`set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,ONLY_FULL_GROUP_BY'`);
  return source;
}

policyFuzz({ dialect: 'DuckDB', open: openDuckdb, named: (table) => table });
policyFuzz({ dialect: 'PostgreSQL', open: openPostgresql, named: (table) => `shop.${table}` });
policyFuzz({
  dialect: 'MariaDB',
  skip: noMariadb,
  open: openMariadb,
  named: (table) => `almanac.${table}`,
});
