import type { ColumnSense, TableSense } from '../model/lexicon.js';
import type { ValueSense } from '../model/value-index.js';
import type { Quantity } from '../text/numbers.js';
import type { Operator } from '../text/operators.js';

/** A run of tokens with everything it may mean; the grammar decides which. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** As written in the question. */
  readonly text: string;
  readonly word: string;
  readonly tables: readonly TableSense[];
  readonly columns: readonly ColumnSense[];
  readonly values: readonly ValueSense[];
  readonly operator?: Operator;
  readonly quantity?: Quantity;
  /** ISO 8601. */
  readonly date?: string;
  readonly quoted?: true;
  /** A word that may be left unused. */
  readonly skip: boolean;
  readonly asking: boolean;
  /** Only related to what it names: "published" for a publisher. */
  readonly related?: true;
  /** It says what is done, and the data knows nothing of it. */
  readonly verb?: true;
  readonly plural: boolean;
  /** It may name a table or a column. */
  readonly noun: boolean;
  /** What a misspelt word was read as. */
  readonly corrected?: string;
  /** Why it cannot be: "There is no Portland in Nevada." */
  readonly refused?: string;
  /** Less is better. */
  readonly cost: number;
}

export type NounChunk = Chunk & { readonly noun: true };

export const isNoun = (chunk: Chunk | undefined): chunk is NounChunk => chunk?.noun === true;

/** A run of words of which nothing is known yet. */
export const bareChunk = (said: Pick<Chunk, 'from' | 'to' | 'text' | 'word'>): Chunk => ({
  ...said,
  tables: [],
  columns: [],
  values: [],
  skip: false,
  asking: false,
  plural: false,
  noun: false,
  cost: 1,
});
