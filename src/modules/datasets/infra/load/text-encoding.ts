import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Encodings as people call them; DuckDB reads the first as it is. */
export type TextEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | string;

const headBytes = 64 * 1024;

export async function readHead(path: string, bytes = headBytes): Promise<Buffer> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
  return buffer.subarray(0, bytesRead);
}

/** What only the beginning can tell: a byte order mark, or every second byte zero. */
export function wideEncoding(head: Buffer): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE';
  const zeros = (from: number) => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  if (zeros(1) > head.length / 3 && zeros(0) === 0) return 'UTF-16LE';
  if (zeros(0) > head.length / 3 && zeros(1) === 0) return 'UTF-16BE';
  return undefined;
}

/** UTF-8 when every byte of the file agrees; otherwise the most likely of the older ones. */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  const wide = wideEncoding(await readHead(path));
  if (wide) return wide;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = completeUntil(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return await olderEncoding(path, bytes);
    rest = bytes.subarray(end);
  }
  return rest.length === 0 ? 'UTF-8' : await olderEncoding(path, rest);
}

/** Up to the last character that is whole. */
function completeUntil(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back >= length ? bytes.length : bytes.length - back;
    }
  }
  return bytes.length;
}

/** Windows-1252 unless the statistics speak clearly for another one that we can read. */
async function olderEncoding(path: string, offending: Buffer): Promise<TextEncoding> {
  const sample = Buffer.concat([await readHead(path), offending.subarray(0, headBytes)]);
  const sure = 60;
  const [best] = chardet.analyse(sample).filter(({ name }) => name !== 'UTF-8' && iconv.encodingExists(name));
  return best && best.confidence >= sure && !best.name.startsWith('ISO-8859-1') ? best.name : 'windows-1252';
}

/** The same text in UTF-8, without a byte order mark. */
export async function transcode(from: string, encoding: TextEncoding, to: string): Promise<void> {
  await pipeline(
    createReadStream(from),
    iconv.decodeStream(encoding),
    iconv.encodeStream('utf-8'),
    createWriteStream(to),
  );
}
