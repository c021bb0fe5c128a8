import type { CompiledModel } from '../model/compile.js';
import type { Namesake } from '../namesakes.js';
import { readQuantity } from '../text/numbers.js';
import type { Token } from '../text/tokens.js';
import { type Cue, cueAt } from './cues.js';
import { wordsOfNames } from './indicators.js';
import { type FoundPlace, placeAt } from './places.js';
import type { Time } from './request.js';
import { timeAt } from './times.js';
import { type SaidTopic, topicAt } from './topics.js';

/** One thing that was said, by the words it was said with. */
export type Heard = { readonly from: number; readonly to: number; readonly text: string } & (
  | { readonly kind: 'topic'; readonly topic: SaidTopic }
  | { readonly kind: 'place'; readonly place: FoundPlace }
  | { readonly kind: 'time'; readonly time: Time }
  | { readonly kind: 'number'; readonly value: number; readonly percent?: true; readonly ordinal?: true }
  | { readonly kind: 'cue'; readonly cue: Cue }
);

type Part = Heard extends infer One ? (One extends Heard ? Omit<One, 'from' | 'to' | 'text'> : never) : never;

interface Match {
  readonly part: Part;
  readonly length: number;
}

export interface Hearing {
  readonly heard: readonly Heard[];
  /** Words that say nothing here. */
  readonly unknown: readonly string[];
  readonly shared?: { readonly namesake: Namesake; readonly phrase: string };
}

const asNumber = (tokens: readonly Token[], at: number): Match | undefined => {
  const found = readQuantity(tokens, at);
  if (!found) return undefined;
  const { value, unit, ordinal } = found.quantity;
  const percent = unit === 'percent' && { percent: true as const };
  const place = ordinal === true && { ordinal: true as const };
  return { part: { kind: 'number', value, ...percent, ...place }, length: found.end - at };
};

/** A word of the name of a figure that the vocabulary does not have stands for itself. */
const asNamed = (word: string, model: CompiledModel): Match | undefined => {
  const topic = model.language.noun(word);
  return wordsOfNames(model).has(topic)
    ? { part: { kind: 'topic', topic: { topics: [topic], length: 1 } }, length: 1 }
    : undefined;
};

const longestOf = (...matches: readonly (Match | undefined)[]): Match | undefined =>
  matches.reduce<Match | undefined>(
    (best, one) => (one && (!best || one.length > best.length) ? one : best),
    undefined,
  );

interface Listening {
  readonly tokens: readonly Token[];
  readonly words: readonly string[];
  readonly latest: number;
  readonly model: CompiledModel;
  readonly choices: readonly string[];
}

const partAt = ({ tokens, words, latest, model, choices }: Listening, at: number): Match | undefined => {
  const time = timeAt(words, at, latest);
  if (time) return { part: { kind: 'time', time: time.time }, length: time.length };
  const topic = topicAt(words, at, model.language);
  const place = placeAt(tokens, at, { model, choices });
  const cue = cueAt(words, at);
  return (
    longestOf(
      topic && { part: { kind: 'topic', topic }, length: topic.length },
      place && { part: { kind: 'place', place }, length: place.length },
      cue && { part: { kind: 'cue', cue: cue.cue }, length: cue.length },
      asNumber(tokens, at),
    ) ?? asNamed(words[at] ?? '', model)
  );
};

/** Takes a question apart; what fits none of it is left over. */
export const hear = (
  tokens: readonly Token[],
  known: Pick<Listening, 'latest' | 'model' | 'choices'>,
): Hearing => {
  const listening = { ...known, tokens, words: tokens.map(({ word }) => word) };
  const heard: Heard[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = partAt(listening, at);
    const to = at + (match?.length ?? 1);
    const text = tokens
      .slice(at, to)
      .map((token) => token.text)
      .join(' ');
    if (match) heard.push({ ...match.part, from: at, to, text } as Heard);
    else if (tokens[at]?.kind !== 'symbol') unknown.push(text);
    at = to;
  }
  const open = heard.find((one) => one.kind === 'place' && one.place.shared);
  const shared = open?.kind === 'place' ? open.place.shared : undefined;
  return { heard, unknown, ...(open && shared && { shared: { namesake: shared, phrase: open.text } }) };
};
