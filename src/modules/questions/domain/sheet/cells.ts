import { fold, wordsOf } from '../text/tokens.js';
import type { Field } from './field.js';

/** Cells of one column that have words in them. */
export interface CellSense {
  readonly field: Field;
  readonly values: readonly string[];
  /** The words are all of the cell, and not a part of it. */
  readonly whole: boolean;
}

const longestPhrase = 12;
/** Of a column of sentences a single word tells nothing. */
const leastOfSentences = 2;
const mostPhrases = 300_000;

/** What stands in brackets or after a mark is not a part of the name. */
const bare = (value: string): string => value.replace(/\s*[([].*$/, '').replace(/["“”†*^#]/g, '');

/** One of several things that a cell lists: "Dari, Pashto". */
export const isItem = (value: string, key: string): boolean =>
  value.split(/[,;/&•]| and /).some((item) => wordsOf(item.replace(/[([].*$/, '')).join(' ') === key);

type Phrases = Map<string, Map<Field, string[]>>;

const put = (phrases: Phrases, key: string, [field, value]: readonly [Field, string]): void => {
  if (key === '') return;
  const fields = phrases.get(key) ?? new Map<Field, string[]>();
  const values = fields.get(field) ?? [];
  if (!values.includes(value)) values.push(value);
  fields.set(field, values);
  phrases.set(key, fields);
};

/** A header that comes once more among the rows. */
export const isHeader = (value: string, { column }: Field): boolean =>
  value.trim().toLowerCase() === column.name.trim().toLowerCase();

/** Which cells have which words in them, in a row. */
export class CellIndex {
  private readonly whole: Phrases = new Map();
  private readonly parts: Phrases = new Map();

  constructor(fields: readonly Field[]) {
    for (const field of fields)
      for (const value of field.values.filter((one) => !isHeader(one, field))) {
        for (const form of new Set([value, bare(value)]))
          put(this.whole, wordsOf(form).join(' '), [field, value]);
        if (this.parts.size < mostPhrases) this.addParts(field, value);
      }
  }

  private addParts(field: Field, value: string): void {
    const words = wordsOf(value.replaceAll('"', ' '));
    const least = field.isLong ? leastOfSentences : 1;
    for (let from = 0; from < words.length; from += 1)
      for (let length = least; length <= Math.min(longestPhrase, words.length - from); length += 1)
        put(this.parts, words.slice(from, from + length).join(' '), [field, value]);
  }

  /** The cells with these words among others. */
  parted(words: readonly string[]): readonly CellSense[] {
    const parts = this.parts.get(words.map(fold).join(' '));
    return [...(parts ?? [])].map(([field, values]) => ({ field, values, whole: false }));
  }

  /** The cells with these words, by column; those that are nothing else come first. */
  find(words: readonly string[]): readonly CellSense[] {
    const key = words.map(fold).join(' ');
    const whole = this.whole.get(key);
    const parts = this.parts.get(key);
    return [
      ...[...(whole ?? [])].map(([field, values]) => ({ field, values, whole: true })),
      ...[...(parts ?? [])]
        .filter(([field]) => !whole?.has(field))
        .map(([field, values]) => ({ field, values, whole: false })),
    ];
  }
}
