import type { Language, Synonym } from '../language.js';
import { alike, goesBy, isUnlike } from '../text/alike/alike.js';
import { weakHeads } from '../text/words.js';
import { type Lexicon, lemmaOf } from './lexicon.js';
import { splitName } from './names.js';
import type { SchemaGraph } from './schema-graph.js';

export interface OtherWord extends Synonym {
  /** What the word names, as the lexicon has it. */
  readonly key: string;
  /** How much of a name the word is: 1 for all of it. */
  readonly strength: number;
  /** A word of another name that is as close. */
  readonly rival?: string;
}

/** Words and phrases that no name has, as lemmas, to the words of a name that they come closest to. */
export interface OtherWords {
  readonly byPhrase: ReadonlyMap<string, OtherWord>;
  /** Words of the longest phrase. */
  readonly longest: number;
}

const shortest = 4;

/** A thing may be called by a word that means it now and then; what is told of it, only by one that does so often. */
const furthestThing = 0.25;
const furthest = 0.15;

/** What people use for each other comes after what a dictionary counts as one meaning. */
const alikeDistance = 0.05;
const widerDistance = 0.15;
const margin = 0.01;

interface Named {
  readonly name: string;
  readonly label: string;
}

const wordsOf = (all: readonly Named[], language: Language): ReadonlySet<string> =>
  new Set(
    all.flatMap(({ name, label }) => [name, label].flatMap(splitName)).map((word) => language.noun(word)),
  );

/** Phrases within names that a dictionary may have as one: "first name", "zip code". */
const phrasesOf = (all: readonly Named[], language: Language): ReadonlySet<string> =>
  new Set(
    all.flatMap(({ name, label }) =>
      [name, label].flatMap((text) => {
        const words = splitName(text).map((word) => language.noun(word));
        return words.flatMap((_, at) =>
          [2, 3]
            .filter((length) => at + length <= words.length)
            .map((length) => words.slice(at, at + length).join(' ')),
        );
      }),
    ),
  );

/** What the Census Bureau calls so is called nothing else. */
const exactKinds = new Map([
  ['state-name', 'state'],
  ['county-name', 'county'],
  ['region', 'region'],
  ['division', 'division'],
]);

const exactWords = ({ columns }: SchemaGraph): ReadonlySet<string> =>
  new Set([...columns.values()].flatMap(({ view }) => exactKinds.get(view.meaning ?? '') ?? []));

interface Nearest extends OtherWord {
  /** It comes as close to more than can be asked. */
  readonly vague?: true;
}

const stronger = 0.2;

const isWord = (text: string): boolean => !text.includes(' ');

const tied = (known: Nearest, found: OtherWord): Nearest => {
  const { word } = found;
  const rivals = known.rival !== undefined && known.rival !== word;
  return rivals || !isWord(word) || !isWord(known.word)
    ? { ...known, vague: true }
    : { ...known, rival: word };
};

const nearer = (known: Nearest | undefined, found: OtherWord): Nearest => {
  if (!known) return found;
  if (Math.abs(found.distance - known.distance) > margin)
    return found.distance < known.distance ? found : known;
  if (found.key === known.key || found.strength < known.strength - stronger) return known;
  return found.strength > known.strength + stronger ? found : tied(known, found);
};

export const phraseKey = (words: readonly string[], language: Language): string =>
  words.map((word) => language.noun(word)).join(' ');

/** A word that is only part of a name says little of it. */
const ofAPart = 0.3;
const ofAName = 0.75;

class Gathering {
  readonly nearest = new Map<string, Nearest>();

  constructor(
    private readonly lexicon: Lexicon,
    private readonly names: ReadonlySet<string>,
    private readonly language: Language,
  ) {}

  /** How much of a name a word or phrase is, 1 for all of it; of "first and last name", the weaker of both. */
  strengthOf(phrase: string): number {
    const parts = phrase.split(' and ').map((part) => {
      const key = this.keyOf(part);
      const senses = [...(this.lexicon.tables.get(key) ?? []), ...(this.lexicon.columns.get(key) ?? [])];
      return Math.max(this.names.has(part) ? ofAPart : 0, ...senses.map(({ score }) => score));
    });
    return Math.min(...parts);
  }

  put(phrase: string, found: Synonym): void {
    if (this.strengthOf(phrase) > ofAName || this.keyOf(phrase) === this.keyOf(found.word)) return;
    if (isUnlike(phrase, found.word)) return;
    const [key, strength] = [phraseKey(phrase.split(' '), this.language), this.strengthOf(found.word)];
    const plural = key !== phrase && { adjective: true as const };
    this.nearest.set(
      key,
      nearer(this.nearest.get(key), { ...found, ...plural, strength, key: this.keyOf(found.word) }),
    );
  }

  /** Made of words that names have; synonyms of synonyms lead astray. */
  isNamed(phrase: string): boolean {
    const said = phrase.split(' ').filter((word) => word !== 'and');
    return (
      said.every((word) => this.names.has(lemmaOf(word, this.language)) || this.names.has(word)) &&
      this.strengthOf(phrase) > 0
    );
  }

  private keyOf(phrase: string): string {
    return phrase
      .split(' ')
      .map((word) => lemmaOf(word, this.language))
      .join(' ');
  }
}

/** What else the things of a source are called: "goods" for its products. Words that come as close to more than two names are left out. */
export const buildOtherWords = (graph: SchemaGraph, lexicon: Lexicon, language: Language): OtherWords => {
  const views = graph.tables.map(({ view }) => view);
  const told = graph.tables.flatMap(({ columns }) => columns.map(({ view }) => view));
  const things = new Set([...wordsOf(views, language), ...phrasesOf(views, language)]);
  const words = new Set([...things, ...wordsOf(told, language)]);
  const phrases = new Set([...phrasesOf(views, language), ...phrasesOf(told, language)]);
  const named = [...words, ...phrases].filter(
    (word) =>
      word.length >= (things.has(word) ? shortest : 3) && /^[a-z ]+$/.test(word) && !weakHeads.has(word),
  );
  // Only what is listed in a table of its own is a kind of thing.
  const kinds = new Set(views.flatMap(({ label }) => splitName(label)).map((word) => language.noun(word)));
  const gathering = new Gathering(lexicon, words, language);
  const known = language.synonyms(named);
  for (const [name, synonyms] of known) {
    const most = things.has(name) ? furthestThing : furthest;
    for (const { word, ...synonym } of synonyms)
      if (synonym.distance < most && (!synonym.wider || kinds.has(name)))
        gathering.put(word, { ...synonym, word: name });
  }
  const exact = exactWords(graph);
  const putAlike = (name: string, others: readonly string[], distance: number): void => {
    if (!gathering.isNamed(name) || exact.has(name)) return;
    for (const other of others) {
      const listed = known.get(name)?.some(({ word }) => word === other);
      gathering.put(other, { word: name, distance: listed ? 0 : distance });
    }
  };
  for (const group of alike) for (const name of group) putAlike(name, group, alikeDistance);
  for (const [name, others] of goesBy) putAlike(name, others, widerDistance);
  const byPhrase = new Map([...gathering.nearest].filter(([, { vague }]) => !vague));
  return { byPhrase, longest: Math.max(1, ...[...byPhrase.keys()].map((key) => key.split(' ').length)) };
};
