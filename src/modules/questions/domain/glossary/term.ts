/** Something that an organisation has words of its own for. */
export interface Term {
  /** What it is called: "major city", "metropolis". */
  readonly names: readonly string[];
  readonly meaning: Meaning;
}

export type Meaning =
  /** English that is read in place of the name: "city with population over 150000". */
  | { readonly kind: 'definition'; readonly text: string }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  | { readonly kind: 'value'; readonly table: string; readonly column: string; readonly value: string };
