import { DuckDBInstance } from '@duckdb/node-api';

/** DuckDB alone, by the same binding: prints what the work took. */
export type RawWork =
  | { readonly kind: 'script'; readonly statements: readonly string[] }
  | { readonly kind: 'load'; readonly file: string; readonly statement: string }
  | { readonly kind: 'scan'; readonly file: string; readonly statements: readonly string[] }
  | {
      readonly kind: 'rate';
      readonly file: string;
      readonly sql: string;
      readonly connections: number;
      readonly seconds: number;
    };

const work: RawWork = JSON.parse(process.argv[2] ?? '');

async function elapsed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

async function runAll(statements: readonly string[]): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of statements) await connection.run(statement);
}

/** Until everything is in the file, as a dataset version is. */
function loadInto(file: string, statement: string): Promise<number> {
  return elapsed(async () => {
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run(statement);
    await connection.run('checkpoint');
    connection.closeSync();
    instance.closeSync();
  });
}

async function scan(file: string, statements: readonly string[]): Promise<number[]> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const took: number[] = [];
  for (const statement of statements)
    took.push(await elapsed(async () => (await connection.runAndReadAll(statement)).getRowsJson()));
  return took;
}

async function statementsPerSecond({
  file,
  sql,
  connections,
  seconds,
}: Extract<RawWork, { kind: 'rate' }>): Promise<number> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const endsAt = performance.now() + seconds * 1000;
  let done = 0;
  const loop = async () => {
    const connection = await instance.connect();
    while (performance.now() < endsAt) {
      const statement = sql.replaceAll('#', String(done++));
      (await connection.runAndReadAll(statement)).getRowsJson();
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return done / seconds;
}

async function run(): Promise<unknown> {
  switch (work.kind) {
    case 'script':
      return runAll(work.statements);
    case 'load':
      return loadInto(work.file, work.statement);
    case 'scan':
      return scan(work.file, work.statements);
    case 'rate':
      return statementsPerSecond(work);
  }
}

console.log(JSON.stringify((await run()) ?? null));
