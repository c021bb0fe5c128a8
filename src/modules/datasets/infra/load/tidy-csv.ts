import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { lenient } from './delimited.js';
import type { TextEncoding } from './text-encoding.js';

export interface UntidyFile {
  readonly path: string;
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  /** Rows above the first row of data, header and all. */
  readonly skipRows: number;
}

export interface TidyResult {
  readonly width: number;
  readonly shortRows: number;
  readonly longRows: number;
}

/**
 * Rewrites a file that breaks the rules of CSV so that every row has the same number of cells and standard quotes. No
 * cell is lost: the widest row decides the width. Two passes over the file, whatever its size, in constant memory.
 */
export async function tidyCsv(file: UntidyFile, width: number, target: string): Promise<TidyResult> {
  let widest = width;
  let shortRows = 0;
  let longRows = 0;
  for await (const row of rowsOf(file)) {
    const length = usedCells(row);
    if (row.length < width) shortRows++;
    if (length > width) longRows++;
    widest = Math.max(widest, length);
  }
  await pipeline(written(rowsOf(file), widest), createWriteStream(target));
  return { width: widest, shortRows, longRows };
}

async function* rowsOf({ path, encoding, delimiter, skipRows }: UntidyFile): AsyncGenerator<string[]> {
  const parser = parse({ ...lenient, delimiter, skip_empty_lines: true, cast: false });
  const reading = pipeline(createReadStream(path), iconv.decodeStream(encoding), parser);
  reading.catch(() => undefined); // Also thrown by the loop.
  let row = 0;
  for await (const cells of parser as AsyncIterable<string[]>) if (row++ >= skipRows) yield cells;
}

/** Without the empty cells at the end. */
function usedCells(row: readonly string[]): number {
  let used = row.length;
  while (used > 0 && row[used - 1]?.trim() === '') used--;
  return used;
}

const chunkLength = 1 << 18;

async function* written(rows: AsyncIterable<string[]>, width: number): AsyncGenerator<string> {
  let text = '';
  for await (const row of rows) {
    text += csvLine(Array.from({ length: width }, (_, at) => row[at] ?? ''));
    if (text.length < chunkLength) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Empty cells stay without quotes. */
const csvLine = (cells: readonly string[]) =>
  `${cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`;
