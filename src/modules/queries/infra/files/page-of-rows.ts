import { type FileHandle, open } from 'node:fs/promises';
import type { JsonValue } from '#shared/contracts';
import { paginationErrors } from '#shared/pagination';

/** A row, and where the next one begins. */
export interface PlacedRow {
  readonly cells: readonly JsonValue[];
  readonly end: number;
}

const pieceBytes = 256 * 1024;
const lineBreak = 0x0a;

export interface PieceOfRows {
  readonly rows: readonly PlacedRow[];
  /** There are rows after them. */
  readonly more: boolean;
}

/** Rows of a file of the format `rows`, from the byte `at` on, where a row has to begin: at least one, if there is any. */
export async function rowsFrom(
  path: string,
  at: number,
  most: { readonly rows: number; readonly bytes: number },
): Promise<PieceOfRows> {
  await using file = await open(path, 'r');
  if (at > 0 && (await byteAt(file, at - 1)) !== lineBreak) throw paginationErrors.badCursor();
  const rows: PlacedRow[] = [];
  for await (const { line, end } of linesFrom(file, at)) {
    if (rows.length === most.rows || (rows.length > 0 && end - at > most.bytes)) return { rows, more: true };
    rows.push({ cells: Object.values(JSON.parse(line)), end });
  }
  return { rows, more: false };
}

async function byteAt(file: FileHandle, position: number): Promise<number | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, position);
  return bytesRead === 1 ? buffer[0] : undefined;
}

async function* linesFrom(file: FileHandle, at: number): AsyncGenerator<{ line: string; end: number }> {
  let rest = Buffer.alloc(0);
  let position = at;
  for (;;) {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(pieceBytes),
      0,
      pieceBytes,
      position + rest.length,
    );
    if (bytesRead === 0) return;
    rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    for (let end = rest.indexOf(lineBreak); end >= 0; end = rest.indexOf(lineBreak)) {
      position += end + 1;
      yield { line: rest.toString('utf8', 0, end), end: position };
      rest = rest.subarray(end + 1);
    }
  }
}
