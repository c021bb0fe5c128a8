import { Client } from 'pg';
import type { SchemaView } from '#modules/catalog';
import type { LiveConnectionView } from '#modules/data-sources';
import { seal } from '#shared/secrets';
import { createTestDatabase, testSecrets } from '#shared/testing';
import { sampleSchema } from './sample-source.js';

const content = `
  create schema shop;
  create table shop.states as
    select lpad(s::text, 2, '0') as fips, 'State ' || s as state, (array['South', 'West'])[s % 2 + 1] as region
    from generate_series(0, 49) s;
  create table shop.state_population as
    select lpad((s % 50)::text, 2, '0') as fips, 'State ' || (s % 50) as state, 1990 + 10 * (s / 50) as year,
           (s + 1) * 1000 as population
    from generate_series(0, 199) s;
  create table shop.letters as select i as id, chr(65 + i % 26) as letter from generate_series(0, 9999) i;
  create table public.states as select 'of another schema' as state;
  create table shop.hidden as select 'not in the catalog' as secret;
  create sequence shop.numbers;
  create function shop.lower(integer) returns text language sql as 'select ''an impostor''';
  create function public.states_of(text) returns setof shop.states language sql as 'select * from shop.states';
  create function shop.ghost(shop.states) returns text language sql as 'select ''a ghost''';`;

/** A PostgreSQL database that a source of the id is, with the tables of `sampleSchema` in the schema `shop`. */
export async function makePostgresqlSource(dataSourceId: string) {
  const database = await createTestDatabase({ empty: true });
  const owner = new Client(database.url);
  await owner.connect();
  await owner.query(content);
  const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
  const settings = {
    host,
    port: Number(port),
    database: pathname.slice(1),
    schema: 'shop',
    user,
    tls: 'off',
  } as const;
  const sealedPassword = seal(testSecrets().encryptionKey, decodeURIComponent(password), dataSourceId);
  return {
    schema: { ...sampleSchema, dataSourceId, dialect: 'postgresql', namespace: 'shop' } satisfies SchemaView,
    connection: { kind: 'postgresql', settings, sealedPassword } satisfies LiveConnectionView,
    /** As the owner of the database, past every gate. */
    ask: async (sql: string): Promise<unknown[][]> =>
      (await owner.query({ text: sql, rowMode: 'array' })).rows,
    remove: async () => {
      await owner.end();
      await database.drop();
    },
  };
}
