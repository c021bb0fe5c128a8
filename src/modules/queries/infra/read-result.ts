import {
  type DuckDBDataChunk,
  DuckDBMaterializedResult,
  type DuckDBResult,
  ResultReturnType,
} from '@duckdb/node-api';
import { columnKindOf, toCell } from '#shared/duckdb';
import type { Cell, QueryResult, ResultColumn } from '../contract/index.js';

export interface ReadLimits {
  readonly rows: number;
  readonly cells: number;
  /** For counting the rows that are left out. */
  readonly countSeconds: number;
}

/** The stream broke off: the client reports that as if the rows had come to their end, without a reason. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
  readonly cells: number;
  constructor(cells: number) {
    super('The rows broke off.');
    this.cells = cells;
  }
}

/**
 * Reads up to the limits, then only counts: the remaining chunks are fetched and thrown away unread, for as long as
 * allowed. One execution, little memory, and an exact count in almost every case.
 */
export async function readResult(result: DuckDBResult, limits: ReadLimits): Promise<QueryResult> {
  const columns = columnsOf(result);
  const nextChunk = chunksOf(result);
  const most = Math.min(limits.rows, Math.floor(limits.cells / Math.max(columns.length, 1)));
  const rows: Cell[][] = [];
  let total = 0;
  let deadline = Number.POSITIVE_INFINITY;
  let drained = false;
  while (!drained && performance.now() < deadline) {
    const chunk = await nextChunk();
    const count = chunk?.rowCount ?? 0;
    drained = count === 0;
    if (chunk && rows.length < most) appendRows(rows, chunk, Math.min(count, most - rows.length));
    total += count;
    if (total > most && deadline === Number.POSITIVE_INFINITY)
      deadline = performance.now() + limits.countSeconds * 1000;
  }
  if (result.returnType === ResultReturnType.INVALID) throw new BrokenStream(total * columns.length);
  const shown = { columns, rows, rowCount: rows.length, totalRows: total, truncated: total > rows.length };
  return drained ? shown : { ...shown, totalRowsAtLeast: true };
}

/** What is there already needs no waiting. */
function chunksOf(result: DuckDBResult): () => Promise<DuckDBDataChunk | null> | DuckDBDataChunk | null {
  if (!(result instanceof DuckDBMaterializedResult)) return () => result.fetchChunk();
  const count = result.chunkCount;
  let next = 0;
  return () => (next < count ? result.getChunk(next++) : null);
}

function columnsOf(result: DuckDBResult): ResultColumn[] {
  return result
    .deduplicatedColumnNames()
    .map((name, index) => ({ name, type: columnKindOf(result.columnTypeId(index)) }));
}

function appendRows(rows: Cell[][], chunk: DuckDBDataChunk, count: number): void {
  const first = rows.length;
  const width = chunk.columnCount;
  for (let row = 0; row < count; row++) rows.push(new Array(width));
  for (let column = 0; column < width; column++) {
    const vector = chunk.getColumnVector(column);
    for (let row = 0; row < count; row++) {
      const target = rows[first + row];
      if (target) target[column] = toCell(vector.getItem(row));
    }
  }
}
