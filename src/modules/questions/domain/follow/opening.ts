import type { Token } from '../text/tokens.js';

/** How words that follow a question say so. */
export interface Opening {
  /** What is left to be read. */
  readonly rest: readonly Token[];
  /** "and", "what about": that something was asked before, is said. */
  readonly said: boolean;
  /** "also", "as well": beside what was asked, and not in its place. */
  readonly also: boolean;
  /** "only those": of the lines that there were. */
  readonly only: boolean;
  /** "instead", "what about": in the place of something. */
  readonly instead: boolean;
}

type Mark = 'said' | 'also' | 'only' | 'instead';

const list = (mark: Mark, phrases: string): readonly (readonly [readonly string[], Mark])[] =>
  phrases.split('|').map((phrase) => [phrase.trim().split(/\s+/), mark]);

const fronts = [
  ...list(
    'instead',
    `what about | how about | why not | same for | the same for | same in | same with | do the same for | try |
     make it | change it to | change that to | switch to`,
  ),
  ...list('also', 'also | add | plus | along with | together with | and also | include'),
  ...list(
    'only',
    `only those | only the ones | only ones | just those | just the ones | those | the ones | of those | of these |
     of them | which of those | which of these | which of them | which ones | only show those | only show |
     show only | show only those | limit to | limit it to | limit that to | limit them to | restrict to | narrow to |
     narrow it to | narrow it down to | filter to | filter by | only | just`,
  ),
  ...list(
    'said',
    `and | but | so | now | then | ok | okay | or | and then | and now | show them | show it | show that | show those |
     show these | show me that | show me those | show me them | display them | display it | display that | plot it |
     plot them | plot that | draw it | draw that | draw them | give me those | can you show them | can i see them |
     can i see it | can i see that | put them | put it | put that | do that | do it`,
  ),
].sort(([one], [other]) => other.length - one.length);

const backs = [
  ...list('instead', 'instead | instead of that'),
  ...list('also', 'as well | too | also | in addition'),
  ...list('said', 'please | then | now'),
];

const isPunctuation = ({ kind, word }: Token): boolean => kind === 'symbol' && /^[.,!?;:…-]$/.test(word);

const startsWith = (tokens: readonly Token[], phrase: readonly string[]): boolean =>
  phrase.every((word, at) => tokens[at]?.word === word && tokens[at]?.kind === 'word');

const endsWith = (tokens: readonly Token[], phrase: readonly string[]): boolean =>
  tokens.length >= phrase.length && startsWith(tokens.slice(-phrase.length), phrase);

const trimmed = (tokens: readonly Token[]): readonly Token[] => {
  const first = tokens.findIndex((token) => !isPunctuation(token));
  const last = tokens.findLastIndex((token) => !isPunctuation(token));
  return first < 0 ? [] : tokens.slice(first, last + 1);
};

/** Takes off the words by which a question says that it follows another. */
export const openingOf = (tokens: readonly Token[]): Opening => {
  const marks = new Set<Mark>();
  let rest = trimmed(tokens);
  for (;;) {
    const front = fronts.find(([phrase]) => startsWith(rest, phrase));
    const back = backs.find(([phrase]) => endsWith(rest, phrase));
    if (!front && !back) break;
    if (front) marks.add(front[1]);
    if (back) marks.add(back[1]);
    rest = trimmed(rest.slice(front?.[0].length ?? 0, front ? undefined : -(back?.[0].length ?? 0)));
  }
  return {
    rest,
    said: marks.size > 0,
    also: marks.has('also'),
    only: marks.has('only'),
    instead: marks.has('instead'),
  };
};

const others = new Set([
  'the other one',
  'the other',
  'other one',
  'the other choice',
  'i meant the other one',
  'no the other one',
  'not that one the other one',
]);

/** "The other one": what could have been chosen before, and was not. */
export const wantsTheOther = (tokens: readonly Token[]): boolean =>
  others.has(
    tokens
      .filter((token) => !isPunctuation(token))
      .map(({ word }) => word)
      .join(' ')
      .replace(/^(?:and|show|show me|no|what about|how about) (?=the other)/, ''),
  );
