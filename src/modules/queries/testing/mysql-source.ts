import { createConnection } from 'mysql2/promise';
import type { SchemaView } from '#modules/catalog';
import type { LiveConnectionView } from '#modules/data-sources';
import { seal } from '#shared/secrets';
import { startMariadb, testSecrets } from '#shared/testing';
import { sampleSchema } from './sample-source.js';

const content = `
  create table states as
    select lpad(seq, 2, '0') as fips, concat('State ', seq) as state, elt(seq % 2 + 1, 'South', 'West') as region
    from seq_0_to_49;
  create table state_population as
    select lpad(seq % 50, 2, '0') as fips, concat('State ', seq % 50) as state, 1990 + 10 * (seq div 50) as year,
           (seq + 1) * 1000 as population
    from seq_0_to_199;
  create table letters as select seq as id, char(65 + seq % 26) as letter from seq_0_to_9999;
  create table hidden as select 'not in the catalog' as secret;
  create sequence numbers;
  create function shout(given text) returns text deterministic return upper(given);
  create function regexp_like(given text, pattern text) returns text deterministic return 'an impostor';
  create function any_value(given text) returns text deterministic return 'an impostor'`;

/** A MariaDB that a source of the id is, with the tables of `sampleSchema` in the database `almanac`. */
export async function makeMysqlSource(dataSourceId: string) {
  const server = await startMariadb();
  const owner = await createConnection({ uri: server.url, rowsAsArray: true });
  for (const statement of content.split(/;\n/)) await owner.query(statement);
  const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
  const settings = { host, port: Number(port), database: pathname.slice(1), user, tls: 'off' } as const;
  const sealedPassword = seal(testSecrets().encryptionKey, password, dataSourceId);
  return {
    schema: { ...sampleSchema, dataSourceId, dialect: 'mysql', namespace: 'almanac' } satisfies SchemaView,
    connection: { kind: 'mysql', settings, sealedPassword } satisfies LiveConnectionView,
    /** As the owner of the database, past every gate. */
    ask: async (sql: string): Promise<unknown[][]> => (await owner.query(sql))[0] as unknown[][],
    remove: async () => {
      await owner.end();
      await server.stop();
    },
  };
}
