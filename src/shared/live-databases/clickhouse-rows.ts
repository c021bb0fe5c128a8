import type { Readable } from 'node:stream';
import type { JsonValue } from '#shared/contracts';
import { type ClickhouseType, clickhouseType } from './clickhouse-types.js';
import { withoutDuplicates } from './live-cells.js';
import type { LiveColumn, LiveRows } from './live-pool.js';

/** What is added to the end of an answer that has begun when the statement fails after all. */
const failure =
  /^Code: \d+(?:, e\.displayText\(\) = .*e\.what\(\) = DB::Exception|\. DB::Exception: .*\(version .*\)\)?)$/;

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  0: '\0',
};
const unescaped = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign) : text;

/** An error that ClickHouse tells by its number. */
export class ClickhouseFailure extends Error {
  override readonly name = 'ClickhouseFailure';
  /** Its number, or nothing where it tells none. */
  readonly code: string;

  constructor(told: string) {
    super(
      told
        .replace(/^Code: \d+[.,]\s*(e\.displayText\(\) = )?(DB::Exception: )?/, '')
        .replace(/, e\.what\(\) = DB::Exception\s*$/, '')
        .trim(),
    );
    this.code = /^Code: (\d+)/.exec(told)?.[1] ?? '';
  }
}

/** Rows of the format TabSeparatedWithNamesAndTypes, a piece of the stream at a time: what is not read waits in the server. */
export class ClickhouseRows implements LiveRows {
  columns: readonly LiveColumn[] = [];
  private types: readonly ClickhouseType[] = [];
  private readonly pieces: AsyncIterator<Buffer>;
  /** A line that has only begun. */
  private rest: Buffer = Buffer.alloc(0);
  private waiting: string[] = [];
  private ended = false;

  constructor(private readonly stream: Readable) {
    this.pieces = stream[Symbol.asyncIterator]();
  }

  /** The names and the types of the columns are the first two lines. */
  async begun(): Promise<void> {
    while (this.waiting.length < 2 && !this.ended) await this.read();
    const [names = '', types] = this.waiting.splice(0, 2);
    if (types === undefined) throw new ClickhouseFailure(names || 'The statement has no rows.');
    this.types = types.split('\t').map((name) => clickhouseType(unescaped(name)));
    this.columns = withoutDuplicates(names.split('\t').map(unescaped)).map((name, index) => ({
      name,
      kind: this.types[index]?.kind ?? 'text',
    }));
  }

  async next(): Promise<JsonValue[][]> {
    // A line like the server's complaint is one only at the very end.
    while (!this.ended && (this.waiting.length === 0 || failure.test(this.waiting.at(-1) ?? '')))
      await this.read();
    const lines = this.waiting;
    this.waiting = [];
    const last = lines.at(-1) ?? '';
    if (this.ended && failure.test(last)) throw new ClickhouseFailure(last);
    return lines.map((line) => this.row(line));
  }

  /** Nobody wants the rest. */
  leave(): void {
    if (!this.ended) this.stream.destroy();
  }

  private row(line: string): JsonValue[] {
    const fields = line.split('\t');
    if (fields.length !== this.types.length)
      throw new ClickhouseFailure('The server sent a row that is none.');
    return fields.map((field, index) => this.cell(field, index));
  }

  private cell(field: string, index: number): JsonValue {
    return field === '\\N' ? null : (this.types[index]?.toCell(unescaped(field)) ?? null);
  }

  private async read(): Promise<void> {
    const { done, value } = await this.pieces.next();
    this.ended = done === true;
    const known = this.ended ? this.rest : Buffer.concat([this.rest, value]);
    const end = this.ended ? known.length : known.lastIndexOf(0x0a) + 1;
    const lines = known.subarray(0, end).toString().split('\n');
    this.rest = known.subarray(end);
    // What follows the last line break is no line; an empty text is one.
    if (lines.at(-1) === '') lines.pop();
    this.waiting.push(...lines);
  }
}
