import type { Client } from 'pg';
import { schemaOf } from './schema.js';

/** The modules for which a migration has yet to run, told with one or two statements for all of them. */
export async function findPending(
  client: Client,
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const done = await timestampsBySchema(client);
  return [...expected]
    .filter(([module, timestamps]) => {
      const known = done.get(schemaOf(module));
      return !known || timestamps.some((timestamp) => !known.has(timestamp));
    })
    .map(([module]) => module);
}

async function timestampsBySchema(client: Client): Promise<Map<string, Set<string>>> {
  const { rows: schemas } = await client.query<{ name: string }>(
    `select schemaname as name from pg_catalog.pg_tables where tablename = 'migration'`,
  );
  if (schemas.length === 0) return new Map();
  const { rows } = await client.query<{ schema: string; timestamps: string[] }>(
    schemas
      .map(
        ({ name }) =>
          `select ${client.escapeLiteral(name)} as schema, array_agg("timestamp"::text) as timestamps from ${client.escapeIdentifier(name)}.migration`,
      )
      .join(' union all '),
  );
  return new Map(rows.map(({ schema, timestamps }) => [schema, new Set(timestamps)]));
}
