import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DuckDBInstance, type Json } from '@duckdb/node-api';
import { quoteIdentifier, quoteLiteral } from './quote.js';

/** What a column holds; `TIMESTAMPTZ` takes ISO 8601. */
export type ParquetType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMPTZ' | 'JSON';

export interface ParquetFile {
  readonly path: string;
  readonly columns: Readonly<Record<string, ParquetType>>;
}

/** For files of our own making, so without the locks of an engine that runs statements of others. */
const limits = { memory_limit: '512MB', threads: '1', temp_directory: '' };

/** Writes rows that can be JSON as a Parquet file, compressed by Zstandard. Returns how many there were. */
export async function writeParquet(
  { path, columns }: ParquetFile,
  rows: AsyncIterable<object> | Iterable<object>,
): Promise<number> {
  const draft = `${path}.ndjson`;
  try {
    const count = await writeLines(draft, rows);
    const shape = Object.entries(columns).map(
      ([name, type]) => `${quoteLiteral(name)}: ${quoteLiteral(type)}`,
    );
    await withDuckdb((run) =>
      run(`copy (select * from read_json(${quoteLiteral(draft)}, format = 'newline_delimited', columns = {${shape.join(', ')}}))
             to ${quoteLiteral(path)} (format parquet, compression zstd)`),
    );
    return count;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The rows of such a file, as JSON, in the order of a column. */
export const readParquet = (path: string, sortedBy: string): Promise<Record<string, Json>[]> =>
  withDuckdb((run) =>
    run(`select * from read_parquet(${quoteLiteral(path)}) order by ${quoteIdentifier(sortedBy)}`),
  );

async function withDuckdb<T>(
  work: (run: (sql: string) => Promise<Record<string, Json>[]>) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', limits);
  try {
    const connection = await instance.connect();
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson());
  } finally {
    instance.closeSync();
  }
}

async function writeLines(path: string, rows: AsyncIterable<object> | Iterable<object>): Promise<number> {
  const out = createWriteStream(path, { flags: 'wx' });
  let count = 0;
  for await (const row of rows) {
    count++;
    if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return count;
}
