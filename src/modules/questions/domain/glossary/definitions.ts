import type { Language } from '../language.js';
import { type Lexicon, lemmaOf } from '../model/lexicon.js';
import { pluralOf } from '../print/words.js';
import type { Term } from './term.js';
import { type WordAt, wordsIn } from './words-in.js';

/** A name that stands for other words. */
interface Definition {
  /** The words of the name, each as nouns are compared. */
  readonly lemmas: readonly string[];
  /** What is read in its place, where the name is in the plural and where it is not. */
  readonly read: (plural: boolean) => string | undefined;
}

/** Words that were put in place of a name. */
export interface Replacement {
  readonly written: string;
  readonly read: string;
}

export interface Replaced {
  readonly text: string;
  readonly replacements: readonly Replacement[];
}

/** What definitions have to know about a source. */
export interface Surroundings {
  readonly language: Language;
  readonly lexicon: Lexicon;
  /** Whether words are the name of a value, so that none of them stands for something else. */
  readonly isValue: (words: readonly string[]) => boolean;
}

const longestText = 2000;
const longestName = 12;

const joining = new Set(
  'with without whose who which that where when having in of from by for at on over under than and or per'.split(
    ' ',
  ),
);

/** The names of an organisation that stand for other words, which are read in their place. */
export class Definitions {
  /** By the first word of the name; longer names first. */
  private readonly byFirstWord: ReadonlyMap<string, readonly Definition[]>;

  constructor(
    private readonly terms: readonly Term[],
    private readonly around: Surroundings,
  ) {
    const all = terms.flatMap(({ names, meaning }) => {
      if (meaning.kind !== 'definition') return [];
      const read = this.written(meaning.text);
      return names.map((name) => ({ lemmas: this.lemmasOf(name), read }));
    });
    this.byFirstWord = Map.groupBy(
      all.toSorted((a, b) => b.lemmas.length - a.lemmas.length),
      ({ lemmas }) => lemmas[0] ?? '',
    );
  }

  /** What is defined, by the first of its names. */
  get names(): readonly string[] {
    return this.terms.flatMap(({ names: [name], meaning }) =>
      name !== undefined && meaning.kind === 'definition' ? [name] : [],
    );
  }

  /** As if nothing was called by these names. */
  without(names: readonly string[]): Definitions {
    const left = (name: string) => this.lemmasOf(name).join(' ');
    const gone = new Set(names.map(left));
    const others = this.terms.filter((term) => !term.names.some((name) => gone.has(left(name))));
    return new Definitions(others, this.around);
  }

  /** The text with the words of the definitions in place of the names. */
  replaceIn(text: string): Replaced {
    if (this.byFirstWord.size === 0 || text.length > longestText) return { text, replacements: [] };
    const words = wordsIn(text);
    const replacements: Replacement[] = [];
    let [result, end, next] = ['', 0, 0];
    for (const [at, first] of words.entries()) {
      const found = at < next ? undefined : this.at(words, at);
      if (!found) continue;
      const { last, read, length } = found;
      replacements.push({ written: text.slice(first.from, last.to), read });
      result += text.slice(end, first.from) + read;
      end = last.to;
      next = at + length;
    }
    return { text: result + text.slice(end), replacements };
  }

  private at(words: readonly WordAt[], at: number) {
    for (const { lemmas, read } of this.byFirstWord.get(this.lemma(words[at])) ?? []) {
      const { length } = lemmas;
      const last = words[at + length - 1];
      if (!last || !lemmas.every((lemma, by) => this.lemma(words[at + by]) === lemma)) continue;
      if (this.isPartOfValue(words, at, length)) continue;
      const text = read(this.lemma(last) !== last.word);
      if (text !== undefined) return { last, length, read: text };
    }
    return undefined;
  }

  /** The "major city" of the "Major City Mall" stands for nothing else. */
  private isPartOfValue(words: readonly WordAt[], at: number, length: number): boolean {
    const plain = words.map(({ word }) => word);
    for (let from = Math.max(0, at + length - longestName); from <= at; from += 1)
      for (let to = at + length; to <= Math.min(words.length, from + longestName); to += 1)
        if (to - from > length && this.around.isValue(plain.slice(from, to))) return true;
    return false;
  }

  /** A definition may be made of other terms; within itself a name has its plain meaning. */
  private written(text: string): Definition['read'] {
    const known = new Map<boolean, string>();
    let open = false;
    return (plural) => {
      if (open) return undefined;
      const before = known.get(plural);
      if (before !== undefined) return before;
      open = true;
      const written = this.replaceIn(plural ? this.inPlural(text) : text).text;
      open = false;
      const kept = written.length > longestText ? text : written;
      known.set(plural, kept);
      return kept;
    };
  }

  /** The thing that a definition is about, in the plural; what is no thing of the source is left as it is. */
  private inPlural(text: string): string {
    const { lexicon, language } = this.around;
    const words = wordsIn(text);
    const joint = words.findIndex(({ word }) => joining.has(word));
    const head = words[joint < 0 ? words.length - 1 : joint - 1];
    if (!head || this.lemma(head) !== head.word) return text;
    if (!lexicon.tables.has(lemmaOf(head.word, language))) return text;
    return text.slice(0, head.from) + pluralOf(text.slice(head.from, head.to)) + text.slice(head.to);
  }

  private lemmasOf(name: string): readonly string[] {
    return wordsIn(name).map((word) => this.lemma(word));
  }

  private lemma(word: WordAt | undefined): string {
    return this.around.language.noun(word?.word ?? '');
  }
}
