/** A word of about the same meaning. */
export interface Synonym {
  readonly word: string;
  /** Less is closer: 0 for what both mean first of all. */
  readonly distance: number;
  /** It is an adjective as well: only its plural is surely a noun. */
  readonly adjective?: true;
  /** It means what the other is a kind of: "athlete" for a gymnast. */
  readonly wider?: true;
}

/** What the engine needs to know about English beyond its own word lists. Lower-case words in and out. */
export interface Language {
  /** "counties" -> "county"; a word that is not an inflected noun comes back as it is. */
  noun(word: string): string;
  /** "lived" -> "live". */
  verb(word: string): string;
  /** "largest" -> "large". */
  adjective(word: string): string;
  /** Nouns of about the same meaning; asked when a model is compiled. */
  synonyms(words: readonly string[]): ReadonlyMap<string, readonly Synonym[]>;
  /** Whether a dictionary has the word, in any form: it is no slip of another one. */
  isWord(word: string): boolean;
  /** Edit distance: how many letters to change, add or drop. */
  distance(a: string, b: string): number;
}
