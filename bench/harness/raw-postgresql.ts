import pg from 'pg';

/** PostgreSQL by its driver alone: prints how many statements it answers in a second. */
export interface RawPostgresql {
  readonly url: string;
  readonly sql: string;
  readonly connections: number;
  readonly seconds: number;
}

const { url, sql, connections, seconds }: RawPostgresql = JSON.parse(process.argv[2] ?? '');

const endsAt = performance.now() + seconds * 1000;
let done = 0;
const loop = async () => {
  const client = new pg.Client(url);
  await client.connect();
  while (performance.now() < endsAt)
    await client.query({ text: sql.replaceAll('#', String(done++)), rowMode: 'array' });
  await client.end();
};
await Promise.all(Array.from({ length: connections }, loop));
console.log(JSON.stringify(done / seconds));
