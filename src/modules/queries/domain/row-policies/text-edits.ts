/** Some bytes of a statement, and what stands there instead. */
export interface TextEdit {
  /** Bytes from the beginning of the text. */
  readonly at: number;
  /** How many bytes go. */
  readonly length: number;
  readonly text: string;
}

export function edited(sql: string, edits: readonly TextEdit[]): string {
  const bytes = Buffer.from(sql);
  const pieces: Buffer[] = [];
  let done = 0;
  for (const { at, length, text } of edits.toSorted((a, b) => a.at - b.at)) {
    pieces.push(bytes.subarray(done, at), Buffer.from(text));
    done = at + length;
  }
  return Buffer.concat([...pieces, bytes.subarray(done)]).toString();
}

const blank = String.raw`(?:\s|--[^\n\r]*|/\*(?:[^*]|\*(?!/))*\*/)*`;
const name = String.raw`(?:"(?:[^"]|"")*"|[\p{L}_\u0080-\uffff][\p{L}\p{N}_$\u0080-\uffff]*)`;
const qualifiedName = new RegExp(`${name}(?:${blank}\\.${blank}${name})*`, 'uy');

/** How many bytes the name of a table that begins there has, with what it is qualified by; 0 when there is none. */
export function nameLength(sql: string, at: number): number {
  const text = Buffer.from(sql).subarray(at).toString();
  qualifiedName.lastIndex = 0;
  return Buffer.byteLength(qualifiedName.exec(text)?.[0] ?? '');
}
