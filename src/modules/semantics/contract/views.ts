/** What a term stands for: words that the engine reads in its place, or the name of something in the source. */
export type TermMeaning =
  | { readonly kind: 'definition'; readonly text: string }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  | { readonly kind: 'value'; readonly table: string; readonly column: string; readonly value: string };

/** What an organisation calls something in a source. */
export interface TermView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly meaning: TermMeaning;
  /** For people; the engine does not read it. */
  readonly description?: string;
  readonly changedBy: string;
  /** ISO 8601. */
  readonly changedAt: string;
}

export interface TermPageView {
  readonly items: readonly TermView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** A term as the engine needs it. */
export interface GlossaryTermView {
  readonly id: string;
  /** The name and the other names. */
  readonly names: readonly string[];
  readonly meaning: TermMeaning;
}

/** All terms of an organisation for one source. */
export interface GlossaryView {
  /** Changes when a term does; empty when there is none. */
  readonly version: string;
  readonly terms: readonly GlossaryTermView[];
}
