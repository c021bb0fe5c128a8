import type { CompiledModel } from '../model/compile.js';
import { lemmaOf, nameKey } from '../model/lexicon.js';
import { phraseKey } from '../model/other-words.js';
import type { Chunk } from '../senses/chunk.js';
import { bareChunk } from '../senses/chunk.js';
import { chunksAt } from '../senses/find-chunks.js';
import { fullNamesAt } from '../senses/full-names.js';
import { qualifiedAt } from '../senses/qualified.js';
import { isVerbAt } from '../senses/verbs.js';
import { alikeTo } from '../text/alike/alike.js';
import type { Token } from '../text/tokens.js';
import { functionWords } from '../text/words.js';
import { isAlike } from './alike.js';
import type { Figure, Modifiers, Things } from './tree.js';

/** One way to read the tokens from a place on. */
export interface Found<T> {
  readonly end: number;
  readonly value: T;
  /** How much was guessed, and how many pieces it took: the less the better. */
  readonly cost: number;
}

/** Reads what starts at a token, in every way that it can be read. */
export type Parser<T> = (chart: Chart, at: number) => readonly Found<T>[];

/** The rules that use each other: what one of them needs of another it asks the chart for. */
export interface Rules {
  readonly things: Parser<Things>;
  readonly modifiers: Parser<Modifiers>;
  readonly figure: Parser<Figure>;
}

/** The tokens of a question with everything that was found in them: what starts where, remembered for each rule. */
export class Chart {
  private readonly chunks = new Map<number, readonly Chunk[]>();
  private readonly known = new Map<string, Map<number, readonly Found<unknown>[]>>();
  /** How often a rule was tried: what keeps a long question from taking for ever. */
  private steps = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly model: CompiledModel,
    private readonly rules: Rules,
  ) {}

  /** What a rule of the grammar finds here. */
  read<K extends keyof Rules>(name: K, at: number): ReturnType<Rules[K]> {
    return this.remembered(name, at, () =>
      cheapest(this.rules[name](this, at) as readonly Found<unknown>[]),
    ) as ReturnType<Rules[K]>;
  }

  chunksAt(at: number): readonly Chunk[] {
    const known = this.chunks.get(at);
    if (known) return known;
    const found = [
      ...chunksAt(this.tokens, at, this.model),
      ...qualifiedAt(this.tokens, at, this.model),
      ...fullNamesAt(this.tokens, at, this.model),
    ].filter((chunk) => !this.isNotOnly(chunk));
    found.push(...this.alsoNamed(found));
    for (const [index, chunk] of found.entries()) found[index] = this.withAlike(chunk);
    const token = this.tokens[at];
    if (token && found.length === 0 && isVerbAt(this.tokens, at, this.model.language)) {
      const verb = {
        ...bareChunk({ from: at, to: at + 1, text: token.text, word: token.word }),
        verb: true as const,
      };
      found.push(verb);
    }
    this.chunks.set(at, found);
    return found;
  }

  /** "towns", where some are of a kind that is called so: all of them may be meant as well. */
  private alsoNamed(found: readonly Chunk[]): readonly Chunk[] {
    const { lexicon, otherWords, language } = this.model;
    return found
      .filter(({ values, noun, plural, quoted }) => values.length > 0 && !noun && plural && !quoted)
      .flatMap((chunk) => {
        const other = otherWords.byPhrase.get(phraseKey(chunk.word.split(' '), language));
        const tables = (other && lexicon.tables.get(other.key)) ?? [];
        const own = tables.filter(({ table }) => chunk.values.some(({ column }) => column.table === table));
        return own.length > 0 ? [{ ...chunk, tables: own, values: [], noun: true }] : [];
      });
  }

  /** "countries", where something else has a nationality: that may be what is nearer. */
  private withAlike(chunk: Chunk): Chunk {
    const sure = chunk.noun && chunk.tables.length === 0 && chunk.columns.some(({ score }) => score > 0.9);
    if (!sure || chunk.to > chunk.from + 1) return chunk;
    const { lexicon, language } = this.model;
    const others = alikeTo.get(language.noun(chunk.word)) ?? [];
    const columns = others
      .flatMap((other) => lexicon.columns.get(nameKey(other.split(' '), language)) ?? [])
      .filter(({ column, score }) => score > 0.9 && chunk.columns.every((one) => one.column !== column))
      .map(({ column }) => ({ column, score: usedAlike }));
    return columns.length > 0 ? { ...chunk, columns: [...chunk.columns, ...columns] } : chunk;
  }

  /** "NOT only A but also B": nothing is denied. */
  private isNotOnly({ operator, to }: Chunk): boolean {
    return operator?.kind === 'not' && this.tokens[to]?.word === 'only';
  }

  /** The form of a word that names are compared by. */
  lemma(word: string): string {
    return lemmaOf(word, this.model.language);
  }

  /** Whether a token carries no meaning of its own. */
  isSmall(at: number): boolean {
    const token = this.tokens[at];
    if (!token) return false;
    if (possessive.has(token.word) || token.kind === 'quoted') return false;
    return (
      functionWords.has(token.word) ||
      (token.kind === 'symbol' && /^[^\p{L}\p{N}$%<>=&+#@/,]$/u.test(token.word))
    );
  }

  /** What a rule finds at a place: looked for once. */
  remembered<T>(rule: string, at: number, find: () => readonly Found<T>[]): readonly Found<T>[] {
    let places = this.known.get(rule);
    if (!places) {
      places = new Map();
      this.known.set(rule, places);
    }
    const known = places.get(at) as readonly Found<T>[] | undefined;
    if (known) return known;
    // What is asked for again on the way to its own answer would never end.
    places.set(at, []);
    this.steps += 1;
    const found = this.steps > mostSteps ? [] : find();
    places.set(at, found);
    return found;
  }
}

/** How well a word names what goes by another that people use for it. */
const usedAlike = 0.7;

/** Says whose it is: no word to be passed over. */
const possessive = new Set(['their', 'its', 'his', 'her']);

const mostSteps = 20_000;

/** Readings kept of one piece of a question, and of those with one end. */
const kept = 24;
const keptOfEnd = 5;

export const cheapest = <T>(found: readonly Found<T>[]): readonly Found<T>[] => {
  if (found.length < 2) return found;
  const ends = new Map<number, Found<T>[]>();
  const best: Found<T>[] = [];
  for (const one of [...found].sort((a, b) => a.cost - b.cost)) {
    const same = ends.get(one.end) ?? [];
    if (same.length >= keptOfEnd || same.some(({ value }) => isAlike(value, one.value))) continue;
    ends.set(one.end, [...same, one]);
    best.push(one);
    if (best.length === kept) break;
  }
  return best;
};
