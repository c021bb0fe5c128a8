import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** Works on the private database of a server that runs, which has no faster way in for so many at once. */
export async function inDatabaseOf<T>(dataFolder: string, work: (client: Client) => Promise<T>): Promise<T> {
  const password = readFileSync(join(dataFolder, 'secrets/postgres-password'), 'utf8').trim();
  const port = Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]);
  const client = new Client({ host: '127.0.0.1', port, user: 'almanac', password, database: 'postgres' });
  await client.connect();
  return await work(client).finally(() => client.end());
}

/** Opens sessions of an account; returns their refresh tokens. */
export async function openSessions(client: Client, accountId: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, (_, index) => `bench-${index}-${accountId}`);
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest());
  await client.query(
    `with opened as (
       insert into identity.session (id, account_id) select gen_random_uuid(), $1 from unnest($2::bytea[])
       returning id
     ), numbered as (select id, row_number() over () as n from opened)
     insert into identity.refresh_token (hash, session_id, expires_at)
     select hash, id, now() + interval '30 days'
       from unnest($2::bytea[]) with ordinality as given (hash, n) join numbered using (n)`,
    [accountId, hashes],
  );
  return tokens;
}

/** Makes accounts that are members of an organisation, with names of two words. */
export async function addMembers(client: Client, organizationId: string, count: number): Promise<void> {
  await client.query(
    `with made as (
       insert into identity.account (id, email, name)
       select gen_random_uuid(), 'person' || n || '@example.com', 'Given' || n % 997 || ' Family' || n
         from generate_series(1, $2::int) as n
       returning id, email, name
     )
     insert into organizations.membership (organization_id, user_id, role, joined_at, name, email)
     select $1, id, 'user', date_trunc('milliseconds', now()), name, email from made`,
    [organizationId, count],
  );
  await client.query('analyze identity.account, identity.session, organizations.membership');
}
