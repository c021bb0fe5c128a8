import type { Column, Table } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import type { Mention, ValueMention } from '../parse/draft.js';

/** What a mention was decided to name. */
export type Sense =
  | { readonly kind: 'table'; readonly table: Table; readonly score: number }
  | { readonly kind: 'column'; readonly column: Column; readonly score: number };

/** One decision for every mention of a draft. */
export interface Assignment {
  readonly nouns: ReadonlyMap<Mention, Sense>;
  readonly values: ReadonlyMap<ValueMention, ValueSense>;
  readonly score: number;
}

export const tableOf = (sense: Sense): Table => (sense.kind === 'table' ? sense.table : sense.column.table);

export const senseId = (sense: Sense): string =>
  sense.kind === 'table' ? sense.table.name : sense.column.id;
