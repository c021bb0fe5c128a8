/** What the engine needs to know about English beyond its own word lists. Lower-case words in and out. */
export interface Language {
  /** "counties" -> "county"; a word that is not an inflected noun comes back as it is. */
  noun(word: string): string;
  /** "lived" -> "live". */
  verb(word: string): string;
  /** "largest" -> "large". */
  adjective(word: string): string;
  /** Edit distance: how many letters to change, add or drop. */
  distance(a: string, b: string): number;
}
