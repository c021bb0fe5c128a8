import { open } from 'node:fs/promises';

const lineFeed = 10;
const carriageReturn = 13;
const chunkBytes = 1 << 20;

/**
 * All lines end the same way: in a line feed, or in a carriage return and a line feed. DuckDB takes the first line as
 * the rule and may lose rows that end otherwise.
 */
export async function hasEvenLines(path: string): Promise<boolean> {
  let seen: boolean | undefined;
  let last = 0;
  for await (const chunk of chunksOf(path)) {
    const style = styleOf(chunk, last);
    if (style === 'mixed' || (style !== undefined && seen !== undefined && style !== seen)) return false;
    seen = style ?? seen;
    last = chunk[chunk.length - 1] ?? 0;
  }
  return last !== carriageReturn;
}

/** Each is gone when the next one comes: all are read into the same memory, which is what makes it fast. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  await using file = await open(path, 'r');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** True for lines with carriage returns; nothing when the chunk has no end of line. */
function styleOf(chunk: Buffer, before: number): boolean | 'mixed' | undefined {
  if (!chunk.includes(carriageReturn) && before !== carriageReturn)
    return chunk.includes(lineFeed) ? false : undefined;
  let lines = 0;
  for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
    if ((at === 0 ? before : chunk[at - 1]) !== carriageReturn) return 'mixed';
    lines++;
  }
  let returns = before === carriageReturn ? 1 : 0;
  for (let at = chunk.indexOf(carriageReturn); at !== -1; at = chunk.indexOf(carriageReturn, at + 1))
    returns++;
  const open = chunk[chunk.length - 1] === carriageReturn ? 1 : 0;
  return returns - open === lines ? true : 'mixed';
}
