import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import type { QueryResult } from '../../contract/index.js';
import { bind } from '../bind-parameters.js';
import { BrokenStream, readResult } from '../read-result.js';
import type { HostRequests } from './host-messages.js';

type Run = HostRequests['run']['request'];

const reasonUnknown = () => new Error('Invalid Input Error: one of its later rows cannot be computed.');

/**
 * A result of one piece comes at once, without parameters even unprepared: each step is a journey to another thread and
 * back.
 */
export async function answer(
  connection: DuckDBConnection,
  { sql, bindings, inOnePiece, limits }: Run,
): Promise<QueryResult> {
  if (inOnePiece && bindings.length === 0) return await readResult(await connection.run(sql), limits);
  const prepared = await connection.prepare(sql);
  try {
    bind(prepared, bindings);
    return await readResult(await (inOnePiece ? prepared.run() : prepared.stream()), limits);
  } catch (error) {
    throw error instanceof BrokenStream ? await reasonOf(error, prepared, limits.cells) : error;
  } finally {
    prepared.destroySync();
  }
}

/** Asks again without a stream, for then the client does tell; unless that would take too much memory. */
async function reasonOf(
  { cells }: BrokenStream,
  prepared: DuckDBPreparedStatement,
  maxCells: number,
): Promise<unknown> {
  if (cells > maxCells) return reasonUnknown();
  return await prepared.run().then(reasonUnknown, (reason: unknown) => reason);
}

/** The last cell of the first row. */
export async function tell(
  connection: DuckDBConnection,
  { sql, bindings }: HostRequests['tell']['request'],
): Promise<string> {
  const prepared = await connection.prepare(sql);
  try {
    bind(prepared, bindings);
    const reader = await prepared.runAndReadAll();
    return String(reader.getRows()[0]?.at(-1));
  } finally {
    prepared.destroySync();
  }
}
