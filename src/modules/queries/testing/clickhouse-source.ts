import type { SchemaView } from '#modules/catalog';
import type { LiveConnectionView } from '#modules/data-sources';
import { seal } from '#shared/secrets';
import { startClickhouse, testSecrets } from '#shared/testing';
import { sampleSchema } from './sample-source.js';

const content = `
  create table states engine = MergeTree order by tuple() as
    select leftPad(toString(number), 2, '0') as fips, concat('State ', toString(number)) as state,
           if(number % 2 = 0, 'South', 'West') as region
    from (select number from system.numbers limit 50);
  create table state_population engine = MergeTree order by tuple() as
    select leftPad(toString(number % 50), 2, '0') as fips, concat('State ', toString(number % 50)) as state,
           toInt32(1990 + 10 * intDiv(number, 50)) as year, toInt64((number + 1) * 1000) as population
    from (select number from system.numbers limit 200);
  create table letters engine = MergeTree order by tuple() as
    select toInt32(number) as id, substring('ABCDEFGHIJKLMNOPQRSTUVWXYZ', number % 26 + 1, 1) as letter
    from (select number from system.numbers limit 10000);
  create table hidden engine = MergeTree order by tuple() as select 'not in the catalog' as secret`;

/** Debian's old server has no leftPad. */
const known = (statement: string): string =>
  statement
    .replace(/create table (\w+)/, 'create table almanac.$1')
    .replaceAll(/leftPad\((.+?), 2, '0'\)/g, `substring(concat('0', $1), -2)`);

/** A ClickHouse that a source of the id is, with the tables of `sampleSchema` in the database `almanac`. */
export async function makeClickhouseSource(dataSourceId: string) {
  const server = await startClickhouse();
  for (const statement of content.split(/;\n/)) await server.query(known(statement));
  const { hostname: host, port, username: user, password } = new URL(server.url);
  const settings = { host, port: Number(port), database: 'almanac', user, tls: 'off' } as const;
  const sealedPassword = seal(testSecrets().encryptionKey, password, dataSourceId);
  return {
    schema: {
      ...sampleSchema,
      dataSourceId,
      dialect: 'clickhouse',
      namespace: 'almanac',
    } satisfies SchemaView,
    connection: { kind: 'clickhouse', settings, sealedPassword } satisfies LiveConnectionView,
    /** As the owner of the database, past every gate. */
    ask: async (sql: string): Promise<unknown[][]> =>
      (await server.query(/^(create|drop|rename|insert)/.test(sql) ? sql : `${sql} format TabSeparated`))
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')),
    remove: server.stop,
  };
}
