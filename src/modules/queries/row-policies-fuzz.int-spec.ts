import { randomUUID } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import { noClickhouse, noMariadb } from '#shared/testing';
import { makeClickhouseSource } from './testing/clickhouse-source.js';
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

/** Servers as old as Debian's know no DELETE. */
async function openClickhouse() {
  const source = await makeClickhouseSource(randomUUID());
  const ask = async (sql: string) => {
    const [, table, gone] = /^delete from (\S+) where (.+)$/.exec(sql) ?? [];
    if (table === undefined) return await source.ask(sql);
    await source.ask(
      `create table almanac.kept engine = Memory as select * from ${table} where not (${gone})`,
    );
    await source.ask(`drop table ${table}`);
    return await source.ask(`rename table almanac.kept to ${table}`);
  };
  return { ...source, ask };
}

policyFuzz({ dialect: 'DuckDB', open: openDuckdb, named: (table) => table });
policyFuzz({ dialect: 'PostgreSQL', open: openPostgresql, named: (table) => `shop.${table}` });
policyFuzz({
  dialect: 'MariaDB',
  skip: noMariadb,
  open: openMariadb,
  named: (table) => `almanac.${table}`,
});
policyFuzz({
  dialect: 'ClickHouse',
  skip: noClickhouse,
  open: openClickhouse,
  named: (table) => `almanac.${table}`,
});
