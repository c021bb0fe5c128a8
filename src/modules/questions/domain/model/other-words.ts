import type { Language, Synonym } from '../language.js';
import { peopleWords, weakHeads } from '../text/words.js';
import { splitName } from './names.js';
import type { SchemaGraph } from './schema-graph.js';

/** Words that no name has, to the one word of a name that they come closest to. */
export type OtherWords = ReadonlyMap<string, Synonym>;

const shortest = 4;

/** People are what a population counts. */
const population = 'population';

/** A thing may be called by a wider or a narrower word; what is told of it, only by one that means the same. */
const furthestThing = 3;
const furthest = 1.15;

interface Named {
  readonly name: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

const wordsOf = (all: readonly Named[], language: Language): ReadonlySet<string> =>
  new Set(
    all
      .flatMap(({ name, label, synonyms }) => [name, label, ...synonyms].flatMap(splitName))
      .map((word) => language.noun(word)),
  );

interface Nearest extends Synonym {
  readonly tied: boolean;
}

const nearer = (known: Nearest | undefined, found: Synonym): Nearest => {
  if (!known || found.distance < known.distance) return { ...found, tied: false };
  const tied = found.distance === known.distance && found.word !== known.word;
  return tied ? { ...known, tied: true } : known;
};

/** What else the things of a source are called: "goods" for its products. Words that come as close to two names are left out. */
export const buildOtherWords = (graph: SchemaGraph, language: Language): OtherWords => {
  const things = wordsOf(
    graph.tables.map(({ view }) => view),
    language,
  );
  const told = graph.tables.flatMap(({ columns }) => columns.map(({ view }) => view));
  const words = new Set([...things, ...wordsOf(told, language)]);
  const named = [...words].filter(
    (word) => word.length >= shortest && /^[a-z]+$/.test(word) && !weakHeads.has(word),
  );
  const nearest = new Map<string, Nearest>();
  for (const [name, synonyms] of language.synonyms(named)) {
    const most = things.has(name) ? furthestThing : furthest;
    for (const { word, ...synonym } of synonyms)
      if (!words.has(word) && synonym.distance < most)
        nearest.set(word, nearer(nearest.get(word), { ...synonym, word: name }));
  }
  if (words.has(population))
    for (const word of peopleWords)
      if (!words.has(word)) nearest.set(word, { word: population, distance: 1, tied: false });
  return new Map([...nearest].filter(([, { tied }]) => !tied));
};
