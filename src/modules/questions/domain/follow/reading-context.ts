/** Changes when what was written before can no longer be read. */
export const contextForm = 2;

/** JSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A reading as data: what was said, and what each word was decided to name. It outlives the model it was made with. */
export interface ReadingContext {
  readonly form: typeof contextForm;
  readonly reader: 'scan' | 'rules' | 'statistics';
  readonly said: Plain;
  /** Nouns and values, each once; `said` refers to them by their place. */
  readonly words: readonly Plain[];
  /** The chart that was asked for, where the reading does not say it. */
  readonly chart?: 'table' | 'bar' | 'line' | 'scatter' | 'histogram' | 'pie' | 'map';
}
