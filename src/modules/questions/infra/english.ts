import { Injectable } from '@nestjs/common';
import { distance } from 'fastest-levenshtein';
import lemmatizer from 'wink-lemmatizer';
import type { Language, Synonym } from '../domain/language.js';
import { Thesaurus } from './thesaurus.js';

/** The dictionary's lookups are plain objects: `__proto__` must not reach them. */
const isWord = (text: string) => /^[a-z]+(?:['-][a-z]+)*$/.test(text);

/** English as WordNet knows it. */
@Injectable()
export class English implements Language {
  private readonly thesaurus = new Thesaurus();

  noun(word: string): string {
    return isWord(word) ? lemmatizer.noun(word) : word;
  }

  verb(word: string): string {
    return isWord(word) ? lemmatizer.verb(word) : word;
  }

  adjective(word: string): string {
    return isWord(word) ? lemmatizer.adjective(word) : word;
  }

  synonyms(words: readonly string[]): ReadonlyMap<string, readonly Synonym[]> {
    return this.thesaurus.synonyms(words);
  }

  isWord(word: string): boolean {
    return [word, this.noun(word), this.verb(word), this.adjective(word)].some((form) =>
      this.thesaurus.has(form),
    );
  }

  distance(a: string, b: string): number {
    return distance(a, b);
  }
}
