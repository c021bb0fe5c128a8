import type { Language } from '../language.js';
import { exactPhrases, groups, spokenPhrases } from './vocabulary.js';

/** What a run of words is about, and how many words it took. */
export interface SaidTopic {
  /** Likeliest first; the first of which there are figures is meant. */
  readonly topics: readonly string[];
  readonly length: number;
}

const longestPhrase = 7;

const singular = (words: readonly string[], language: Language): string =>
  words.map((word) => language.noun(word)).join(' ');

interface Reading {
  readonly words: readonly string[];
  readonly language: Language;
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

const phraseAt = ({ words, language, phrases }: Reading, at: number): SaidTopic | undefined => {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const run = words.slice(at, at + length);
    const topics = phrases.get(run.join(' ')) ?? phrases.get(singular(run, language));
    if (topics) return { topics, length };
  }
  return undefined;
};

const ages: readonly { readonly said: RegExp; readonly from: number; readonly to: number }[] = [
  {
    said: /^(?:over|above) (\d{1,2})( years)?(?= |$)(?! (?:million|thousand|billion|hundred|percent|%))/,
    from: 1,
    to: 0,
  },
  { said: /^(\d{1,2}) (?:years )?(?:and|or) (?:over|older|above|up|more)(?= |$)/, from: 1, to: 0 },
  { said: /^(\d{1,2}) ?(?:plus|\+)(?= |$)/, from: 1, to: 0 },
  {
    said: /^(?:under|below|younger than) (\d{1,2})(?= |$)(?! (?:million|thousand|billion|hundred|percent|%))/,
    from: 0,
    to: 1,
  },
  { said: /^(\d{1,2}) (?:to |- |through |and )?(\d{1,2})(?= |$)/, from: 1, to: 2 },
];

/** "65 and over", "under 18", "18 to 64": an age from the first to the last year. */
const ageAt = (words: readonly string[], at: number): SaidTopic | undefined => {
  const rest = words.slice(at).join(' ');
  for (const { said, from, to } of ages) {
    const match = said.exec(rest);
    if (!match) continue;
    const first = from === 0 ? '0' : match[from];
    const last = to === 0 ? '' : to === 1 ? String(Number(match[1]) - 1) : match[to];
    return { topics: [`age ${first}-${last}`], length: match[0].trim().split(' ').length };
  }
  return undefined;
};

const ageWords = new Set(['age', 'aged', 'ages', 'year', 'years', 'old']);
const joiningWords = new Set(['or', 'and']);
const people = new Set(['who', 'people', 'residents', 'population', 'persons', 'those', 'men', 'women']);

/** Numbers are an age where an age is spoken of, and a bound on a figure elsewhere. */
const isOfAge = (words: readonly string[], at: number, length: number): boolean => {
  const before = words.slice(Math.max(0, at - 2), at);
  const after = words[at + length] ?? '';
  return (
    /(?:older|younger)$/.test(words.slice(at, at + length).join(' ')) ||
    ageWords.has(after) ||
    before.some((word, index) => ageWords.has(word) && words[Math.max(0, at - 2) + index - 1] !== 'median') ||
    before.some((word) => people.has(word))
  );
};

/** What the words from a place on are about. */
export const topicAt = (words: readonly string[], at: number, language: Language): SaidTopic | undefined => {
  const age = ageAt(words, at);
  if (age && isOfAge(words, at, age.length)) return age;
  const after = /^age[ds]?$/.test(words[at] ?? '') ? ageAt(words, at + 1) : undefined;
  if (after) return { ...after, length: after.length + 1 };
  return phraseAt({ words, language, phrases: spokenPhrases }, at);
};

const shareWords = new Set(['percent', 'percentage', 'share', 'proportion', 'rate', 'fraction', 'pct']);

export interface NamedTopics {
  /** Sorted; words that are no known topic stand for themselves. */
  readonly topics: readonly string[];
  readonly isShare: boolean;
}

/** What the name of a column is about. */
export const topicsOfName = (words: readonly string[], language: Language): NamedTopics => {
  const topics = new Set<string>();
  const isShare = words.some((word) => shareWords.has(word));
  for (let at = 0; at < words.length; ) {
    const found = ageAt(words, at) ?? phraseAt({ words, language, phrases: exactPhrases }, at);
    const word = words[at] ?? '';
    if (found) topics.add(found.topics[0] ?? '');
    else if (![shareWords, ageWords, joiningWords].some((set) => set.has(word)))
      topics.add(language.noun(word));
    at += found?.length ?? 1;
  }
  const all = [...topics].map((one) => (one === 'people' ? 'population' : one));
  const told = all.filter((one) => one !== 'population' || !all.some(isGroup));
  return { topics: told, isShare };
};

/** Of a group of people there are a number and a part of all. */
export const isGroup = (topic: string): boolean => groups.has(topic) || topic.startsWith('age ');

/** How topics are compared: the same ones, in whatever order they were said. */
export const keyOfTopics = (topics: readonly string[]): string => [...new Set(topics)].sort().join(' + ');
