import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Session {
  queryAsync(sql: string, options: object): Promise<{ text(): string }>;
}

/** What the engine of this process can be told of a request; the others are the business of a server. */
const known = ['join_use_nulls', 'join_default_strictness'];

const [folder = '', port = ''] = process.argv.slice(2);
const { Session: Opened } = createRequire(join(folder, 'package.json'))('chdb') as {
  readonly Session: new () => Session;
};
const session = new Opened();

const ask = async (sql: string): Promise<string> =>
  (await session.queryAsync(sql, { format: 'TabSeparated' })).text();

/** Statements that write are the tests' own, and name no format. */
const isReading = (sql: string): boolean => /\bformat\s+\w+\s*$/i.test(sql);

async function answer(sql: string, asked: URLSearchParams): Promise<string> {
  const database = asked.get('database');
  if (database !== null) await ask(`use ${database}`);
  const told = known.flatMap((name) => (asked.has(name) ? [`${name} = '${asked.get(name)}'`] : []));
  return await ask(isReading(sql) && told.length > 0 ? `${sql} SETTINGS ${told.join(', ')}` : sql);
}

/**
 * ClickHouse of today behind the HTTP interface of a server, for `npm run test:clickhouse`. There are no users, and a
 * statement that was begun cannot be ended.
 */
const server = createServer(async (request, response) => {
  try {
    const sql = Buffer.concat(await request.toArray()).toString();
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    response.end(await answer(sql, searchParams));
  } catch (error) {
    response.statusCode = 500;
    response.end(error instanceof Error ? error.message : String(error));
  }
});
server.listen(Number(port), '127.0.0.1');
